from django.db import models, transaction
from django.db.models import F


class PermalinkCounter(models.Model):
    """The highest permalink number ever given out, per kind: a number on paper never gets a second meaning."""

    kind = models.CharField(max_length=20, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "teller van permalinks"
        verbose_name_plural = "tellers van permalinks"

    def __str__(self) -> str:
        return f"{self.kind}: {self.last}"

    @classmethod
    def next_number(cls, kind: str) -> int:
        """Give out a number; safe when several editors save at once, because the row is updated first."""
        with transaction.atomic():
            cls.objects.get_or_create(kind=kind)
            cls.objects.filter(kind=kind).update(last=F("last") + 1)
            return cls.objects.values_list("last", flat=True).get(kind=kind)

    @classmethod
    def remember(cls, kind: str, number: int) -> None:
        """Make sure that numbers up to this one are never given out again."""
        cls.objects.get_or_create(kind=kind)
        cls.objects.filter(kind=kind, last__lt=number).update(last=number)
