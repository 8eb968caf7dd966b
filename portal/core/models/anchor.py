"""IJkpunt: a law or a service that items hang on, with the days on which it changed."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from portal.core.keys import free_key

from .vocabulary import Subject


class Anchor(ClusterableModel):
    """What hangs on it is tied to one of its subjects; so a new item hangs on it without anybody thinking of that."""

    key = models.SlugField("sleutel", max_length=100, unique=True, editable=False)
    name = models.CharField("naam", max_length=100, unique=True, help_text="Bijvoorbeeld: meldcode.")
    explanation = models.TextField(
        "toelichting", blank=True, help_text="Waarom hangt een tekst hiervan af? Alleen voor de redactie."
    )
    subjects = ParentalManyToManyField(
        Subject,
        verbose_name="onderwerpen",
        blank=True,
        related_name="anchors",
        help_text="Alles met een van deze onderwerpen hangt van dit ijkpunt af.",
    )

    class Meta:
        verbose_name = "ijkpunt"
        verbose_name_plural = "ijkpunten"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = free_key(Anchor, "ijkpunt", self.name)
        return super().save(*args, **kwargs)


class AnchorChangeQuerySet(models.QuerySet):
    def in_force(self):
        """Those whose day has come. One that is announced says nothing of an item yet."""
        return self.filter(date__lte=timezone.localdate())


class AnchorChange(models.Model):
    """One change of an anchor. What was written before it says so by itself, from that day on."""

    key = models.SlugField("sleutel", max_length=100, unique=True, editable=False)
    anchor = ParentalKey(Anchor, verbose_name="ijkpunt", on_delete=models.CASCADE, related_name="changes")
    date = models.DateField("geldt vanaf", help_text="De dag waarop dit inging of ingaat.")
    label = models.CharField(
        "wat lezers zien",
        max_length=60,
        help_text="Begint met ‘van vóór’: van vóór de AVG. Staat bij alles wat ouder is dan die dag.",
    )
    sentence = models.CharField(
        "wat er veranderde",
        max_length=300,
        help_text="Eén zin voor de lezer. Bijvoorbeeld: Sinds 25 mei 2018 geldt de privacywet AVG.",
    )
    source = models.CharField(
        "bron", max_length=300, blank=True, help_text="Waar staat dat? Een wet, een besluit of een webadres."
    )

    objects = AnchorChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging van een ijkpunt"
        verbose_name_plural = "wijzigingen van ijkpunten"
        ordering = ["date", "label"]
        constraints = [models.UniqueConstraint(fields=["anchor", "date"], name="anchor_change_once_a_day")]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if self.label and not self.label.casefold().startswith("van vóór "):
            raise ValidationError({"label": "Begin met ‘van vóór’, bijvoorbeeld: van vóór de AVG."})

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = free_key(AnchorChange, "wijziging", f"{self.anchor.name} {self.date}")
        return super().save(*args, **kwargs)

    def came_after(self, written_on: datetime.date, checked_on: datetime.date | None) -> bool:
        """Whether an item was written before this, and not found to be current since."""
        return written_on < self.date and (checked_on is None or checked_on < self.date)


def later_changes(
    subjects: Iterable[Subject], written_on: datetime.date, checked_on: datetime.date | None
) -> list[dict[str, str]]:
    """What to keep of the changes after an item, by their day; also those that are announced, as text is kept long.

    `since` is the day from which `label` and `sentence` may be shown (`portal.core.listing.Row.anchors`).
    """
    anchors = {anchor.pk: anchor for subject in subjects for anchor in subject.anchors.all()}
    changes = {
        change.pk: change
        for anchor in anchors.values()
        for change in anchor.changes.all()
        if change.came_after(written_on, checked_on)
    }
    return [
        {"since": change.date.isoformat(), "label": change.label, "sentence": change.sentence}
        for change in sorted(changes.values(), key=lambda change: (change.date, change.label))
    ]
