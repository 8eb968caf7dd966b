"""What a cluster still has to be told, when the words of the rows are kept in one too."""

from django.db import models


class ClusterChange(models.Model):
    """One row that came or went, written in the transaction that did it and deleted once the cluster took it in.

    As long as there is one of a slot, the cluster is not asked about that slot. Without a `row` the whole slot is
    emptied, and what is noted after that follows.
    """

    slot = models.PositiveSmallIntegerField(db_index=True)
    row = models.BigIntegerField(null=True)  # no foreign key: the row may be gone
    gone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.slot}: {'leeg' if self.row is None else self.row}"
