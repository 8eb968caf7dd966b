"""Oordeel: how current an item is, who said so, and which law it may predate."""

import datetime

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class JudgementMixin(models.Model):
    """The judgement of an item's currency. All of the report starts as not yet judged."""

    class Judgement(models.TextChoices):
        NOT_JUDGED = "not_judged", "nog niet beoordeeld"
        CURRENT = "current", "actueel"
        CAREFUL = "careful", "bruikbaar, let op"
        OUTDATED = "outdated", "verouderd, als voorbeeld"
        WITHDRAWN = "withdrawn", "ingetrokken"

    judgement = models.CharField(
        "oordeel over actualiteit",
        max_length=10,
        choices=Judgement,
        default=Judgement.NOT_JUDGED,
        help_text="Klopt dit nog? Het oordeel staat op kaarten en op de pagina.",
    )
    judged_on = models.DateField("beoordeeld op", null=True, blank=True)
    judged_by = models.CharField(
        "beoordeeld door (functie)",
        max_length=120,
        blank=True,
        help_text="Een functie, geen naam: bijvoorbeeld ‘landelijke redactie’.",
    )
    judgement_reason = models.TextField(
        "reden van het oordeel",
        blank=True,
        help_text="Waaraan ziet u dat? Eén of twee zinnen. Staat op de pagina.",
    )

    judgement_panels = [
        MultiFieldPanel(
            [
                FieldPanel("judgement"),
                FieldPanel("judgement_reason"),
                FieldPanel("judged_on", help_text="Laat u dit leeg? Dan komt hier de dag waarop u publiceert."),
                FieldPanel(
                    "judged_by",
                    help_text="Een functie, geen naam. Laat u dit leeg? Dan komt hier de redactie die publiceert.",
                ),
            ],
            heading="Klopt dit nu?",
        )
    ]

    class Meta:
        abstract = True

    @property
    def found_current_on(self) -> datetime.date | None:
        """The day on which somebody said that this is true; of no other judgement, for those warn the reader too."""
        return self.judged_on if self.judgement == self.Judgement.CURRENT else None
