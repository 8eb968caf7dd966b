"""Improvement actions and intentions of the collectieven, and their ties."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable

from portal.core.listing import ListPageMixin
from portal.core.models import (
    AudienceTie,
    IndexPageMixin,
    ItemPage,
    PartnerTie,
    PortalPage,
    RegionTie,
    SubjectTie,
    VocabularyTags,
)
from portal.core.ties import TieSource
from themes.models import Heading, ThemeTie


class ActionTheme(ThemeTie):
    content_object = ParentalKey("collectieven.ActionPage", on_delete=models.CASCADE, related_name="theme_ties")


class ActionRegion(RegionTie):
    content_object = ParentalKey("collectieven.ActionPage", on_delete=models.CASCADE, related_name="region_ties")


class ActionAudience(AudienceTie):
    content_object = ParentalKey("collectieven.ActionPage", on_delete=models.CASCADE, related_name="audience_ties")


class ActionPartner(PartnerTie):
    content_object = ParentalKey("collectieven.ActionPage", on_delete=models.CASCADE, related_name="partner_ties")


class ActionSubject(SubjectTie):
    content_object = ParentalKey("collectieven.ActionPage", on_delete=models.CASCADE, related_name="subject_ties")


class ActionIndexPage(ListPageMixin, IndexPageMixin, PortalPage):
    """The list of all actions, with filters."""

    listed_kind = "actie"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["collectieven.ActionPage"]
    max_count = 1
    page_description = "De lijst van acties. Hiervan is er één."
    template = "pages/item_index.html"

    class Meta:
        verbose_name = "overzicht van acties"


class ActionPage(ItemPage):
    """What a collectief did, or meant to do after 2016."""

    kind = "actie"

    class Type(models.TextChoices):
        DONE = "uitgevoerd", "uitgevoerde actie"
        INTENTION = "voornemen", "voornemen voor na 2016"
        SECURING = "borging", "borging"
        SETUP = "inrichting", "inrichting van het collectief"
        GENERAL = "aanpak-algemeen", "aanpak in het algemeen"
        REFERENCE = "verwijzing", "verwijzing naar een ander thema"

    type = models.CharField("soort actie", max_length=20, choices=Type, default=Type.DONE)
    heading = models.ForeignKey(
        Heading,
        verbose_name="staat onder",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
        help_text="De tussenkop van het thema waaronder deze actie wordt verteld.",
    )
    part_of = models.ForeignKey(
        "self",
        verbose_name="onderdeel van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="De actie waar deze bij hoort.",
    )

    themes = VocabularyTags(
        through=ActionTheme, verbose_name="thema’s", related_name="actions", help_text="Over welk thema gaat dit?"
    )
    regions = VocabularyTags(
        through=ActionRegion,
        verbose_name="regio’s",
        related_name="actions",
        blank=True,
        help_text="Waar gebeurde dit?",
    )
    audiences = VocabularyTags(
        through=ActionAudience,
        verbose_name="doelgroepen",
        related_name="actions",
        blank=True,
        help_text="Voor wie was de actie?",
    )
    partners = VocabularyTags(
        through=ActionPartner,
        verbose_name="samenwerkingspartners",
        related_name="actions",
        blank=True,
        help_text="Wie deden mee?",
    )
    subjects = VocabularyTags(
        through=ActionSubject,
        verbose_name="onderwerpen",
        related_name="actions",
        blank=True,
        help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
    )

    content_panels = [
        *ItemPage.opening_panels,
        FieldPanel("type"),
        FieldPanel("body"),
        *ItemPage.for_whom_panels,
        MultiFieldPanel([FieldPanel("heading"), PageChooserPanel("part_of")], heading="Plaats in het thema"),
        InlinePanel("see_also", label="zie ook", heading="Zie ook"),
        *ItemPage.closing_panels,
    ]
    parent_page_types = ["collectieven.ActionIndexPage"]
    subpage_types = []
    page_description = "Eén verbeteractie of voornemen van een Collectief."
    template = "pages/action.html"
    entry_relations = (*ItemPage.entry_relations, "heading", "part_of", "see_also__other")

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("page_ptr")),
                name="action_not_part_of_itself",
            ),
        ]

    def forward_ties(self) -> list[TieSource]:
        return [*super().forward_ties(), TieSource("see_also", self.see_also.all(), "other__key")]

    def backward_ties(self) -> list[TieSource]:
        return [
            TieSource("parts", self.parts.all()),
            TieSource("see_also", self.seen_from.all(), "page__key"),
            TieSource("products", self.product_ties.all(), "product__key"),
        ]

    def type_label(self) -> str:
        return self.get_type_display()

    def type_pair(self) -> tuple[str, str]:
        return (self.type, self.get_type_display())

    def entry_data(self) -> dict:
        return {
            **super().entry_data(),
            "type": self.type,
            "heading": self.heading.slug if self.heading else "",
            "part_of": self.part_of.key if self.part_of else "",
            "see_also": [tie.other.key for tie in self.see_also.all()],
        }


class ActionSeeAlso(Orderable):
    """The same action told in another place, or its continuation."""

    page = ParentalKey(ActionPage, on_delete=models.CASCADE, related_name="see_also")
    other = models.ForeignKey(ActionPage, verbose_name="actie", on_delete=models.CASCADE, related_name="seen_from")

    panels = [PageChooserPanel("other", ["collectieven.ActionPage"])]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "other"], name="action_see_also_once"),
            models.CheckConstraint(condition=~models.Q(page=models.F("other")), name="action_see_also_another"),
        ]
