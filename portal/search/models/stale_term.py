from django.db import models


class StaleTerm(models.Model):
    """A theme, region or other term that so many rows name that a job follows what changed; forgotten once it has.

    `vocabulary` is the label of its model, `term` its primary key; a term that is gone meanwhile is no fault.
    """

    vocabulary = models.CharField(max_length=60)
    term = models.PositiveBigIntegerField()
    marked_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "term met verouderde rijen"
        verbose_name_plural = "termen met verouderde rijen"
        constraints = [models.UniqueConstraint(fields=["vocabulary", "term"], name="stale_term_once")]

    def __str__(self) -> str:
        return f"{self.vocabulary} {self.term}"
