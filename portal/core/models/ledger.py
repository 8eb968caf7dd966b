from django.db import models


class LedgerEntry(models.Model):
    """What the content loader made of a record, so that it knows what an editor changed since.

    `checksum` is of the record in the fixture; `state` is of what the loader left behind: for a page its revision,
    being live, parent, slug and restrictions, for a record its field values. An entry whose thing is gone means:
    an editor deleted it, and it stays deleted.
    """

    key = models.CharField(max_length=150, unique=True)
    checksum = models.CharField(max_length=64)
    state = models.CharField(max_length=64)
    object_id = models.BigIntegerField()
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "regel in het laadboek"
        verbose_name_plural = "laadboek"

    def __str__(self) -> str:
        return self.key
