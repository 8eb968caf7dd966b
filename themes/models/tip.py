"""Tips for municipalities, and their ties."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from portal.core.listing import ListPageMixin
from portal.core.models import (
    AudienceTie,
    IndexPageMixin,
    ItemPage,
    PartnerTie,
    PortalPage,
    RegionTie,
    SectionPageMixin,
    SubjectTie,
    VocabularyTags,
)
from portal.core.ties import TieSource

from .theme import Heading, ThemeTie


class TipTheme(ThemeTie):
    content_object = ParentalKey("themes.TipPage", on_delete=models.CASCADE, related_name="theme_ties")


class TipRegion(RegionTie):
    content_object = ParentalKey("themes.TipPage", on_delete=models.CASCADE, related_name="region_ties")


class TipAudience(AudienceTie):
    content_object = ParentalKey("themes.TipPage", on_delete=models.CASCADE, related_name="audience_ties")


class TipPartner(PartnerTie):
    content_object = ParentalKey("themes.TipPage", on_delete=models.CASCADE, related_name="partner_ties")


class TipSubject(SubjectTie):
    content_object = ParentalKey("themes.TipPage", on_delete=models.CASCADE, related_name="subject_ties")


class TipIndexPage(ListPageMixin, IndexPageMixin, PortalPage):
    """The list of all tips, with filters."""

    listed_kind = "tip"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["themes.TipSectionPage", "themes.TipPage"]
    max_count = 1
    page_description = "De lijst van tips. Hiervan is er één."
    template = "pages/item_index.html"

    class Meta:
        verbose_name = "overzicht van tips"


class TipSectionPage(SectionPageMixin, PortalPage):
    """The tips of one collectief."""

    parent_page_types = ["themes.TipIndexPage"]
    subpage_types = ["themes.TipPage"]
    page_description = SectionPageMixin.page_description
    is_creatable = False  # `portal.teams` makes them

    class Meta:
        verbose_name = "tips van een collectief"


class TipPage(ItemPage):
    """One tip, or a sub-tip that belongs to one."""

    kind = "tip"

    heading = models.ForeignKey(
        Heading,
        verbose_name="staat onder",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="tips",
        help_text="De tussenkop van het thema waaronder deze tip staat.",
    )
    step = models.PositiveSmallIntegerField(
        "stap", null=True, blank=True, help_text="Volgnummer onder de tussenkop, op de weg van thema 5."
    )
    part_of = models.ForeignKey(
        "self",
        verbose_name="onderdeel van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="De tip waar deze bij hoort.",
    )

    themes = VocabularyTags(
        through=TipTheme, verbose_name="thema’s", related_name="tips", help_text="Over welk thema gaat dit?"
    )
    regions = VocabularyTags(
        through=TipRegion,
        verbose_name="regio’s",
        related_name="tips",
        blank=True,
        help_text="Welke plaats wordt genoemd?",
    )
    audiences = VocabularyTags(
        through=TipAudience,
        verbose_name="doelgroepen",
        related_name="tips",
        blank=True,
        help_text="Wie kan hiermee aan de slag?",
    )
    partners = VocabularyTags(
        through=TipPartner,
        verbose_name="samenwerkingspartners",
        related_name="tips",
        blank=True,
        help_text="Wie heeft u hierbij nodig?",
    )
    subjects = VocabularyTags(
        through=TipSubject,
        verbose_name="onderwerpen",
        related_name="tips",
        blank=True,
        help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
    )

    content_panels = [
        *ItemPage.opening_panels,
        FieldPanel("body"),
        *ItemPage.for_whom_panels,
        MultiFieldPanel(
            [FieldPanel("heading"), FieldPanel("step"), PageChooserPanel("part_of")], heading="Plaats in het thema"
        ),
        *ItemPage.closing_panels,
    ]
    parent_page_types = ["themes.TipIndexPage", "themes.TipSectionPage"]
    subpage_types = []
    page_description = "Eén tip voor gemeenten: wat kunt u doen, en met wie?"
    template = "pages/tip.html"
    entry_relations = (*ItemPage.entry_relations, "heading", "part_of")

    class Meta:
        verbose_name = "tip"
        verbose_name_plural = "tips"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("page_ptr")),
                name="tip_not_part_of_itself",
            ),
            models.UniqueConstraint(
                fields=["heading", "step"],
                condition=models.Q(step__isnull=False),
                name="tip_step_once_per_heading",
            ),
        ]

    def backward_ties(self) -> list[TieSource]:
        return [
            TieSource("parts", self.parts.all()),
            TieSource("products", self.product_ties.filter(named=True), "product__key"),
            TieSource("fitting_products", self.product_ties.filter(named=False), "product__key"),
        ]

    def entry_data(self) -> dict:
        return {
            **super().entry_data(),
            "heading": self.heading.slug if self.heading else "",
            "step": self.step,
            "part_of": self.part_of.key if self.part_of else "",
        }
