"""Products, tied to themes and regions by tagged models: the heart of this app."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel

from portal.core.facts import Fact
from portal.core.list_result import Row
from portal.core.listing import ListPageMixin
from portal.core.models import (
    IndexPageMixin,
    ItemPage,
    PortalPage,
    SectionPageMixin,
    VocabularyTags,
)
from portal.core.ties import TieSource
from products.selectors import product_context, product_facts

from .ties import ProductAudience, ProductPartner, ProductRegion, ProductSubject, ProductTheme
from .types import Availability, Origin, ProductType, Rights


class ProductIndexPage(ListPageMixin, IndexPageMixin, PortalPage):
    """The list of all products, with filters."""

    listed_kind = "product"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["products.ProductSectionPage", "products.ProductPage"]
    max_count = 1
    page_description = "De lijst van producten. Hiervan is er één."
    template = "pages/item_index.html"

    class Meta:
        verbose_name = "overzicht van producten"


class ProductSectionPage(SectionPageMixin, PortalPage):
    """The producten of one collectief."""

    parent_page_types = ["products.ProductIndexPage"]
    subpage_types = ["products.ProductPage"]
    page_description = SectionPageMixin.page_description
    is_creatable = False  # `portal.teams` makes them

    class Meta:
        verbose_name = "producten van een collectief"


class ProductPage(ItemPage):
    """Something that can be used again: a factsheet, a covenant, a training."""

    kind = "product"

    type = models.CharField("soort product", max_length=30, choices=ProductType, default=ProductType.OTHER)
    origin = models.CharField("herkomst", max_length=20, choices=Origin, default=Origin.COLLECTIEF)
    title_is_description = models.BooleanField(
        "titel is een omschrijving", default=False, help_text="Het rapport noemt geen titel, alleen wat het is."
    )
    makers = models.CharField("gemaakt door", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    year_note = models.CharField("toelichting bij het jaar", max_length=200, blank=True)
    part_of = models.ForeignKey(
        "self",
        verbose_name="onderdeel van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="Het grotere stuk waarin dit product staat.",
    )
    page_from = models.PositiveSmallIntegerField("van bladzijde", null=True, blank=True)
    page_to = models.PositiveSmallIntegerField("tot en met bladzijde", null=True, blank=True)
    availability = models.CharField(
        "beschikbaarheid", max_length=12, choices=Availability, default=Availability.AVAILABLE
    )
    availability_note = models.TextField("toelichting bij de beschikbaarheid", blank=True)
    language = models.CharField("taal", max_length=10, default="nl")
    rights = models.CharField("rechten", max_length=12, choices=Rights, default=Rights.UNKNOWN)

    themes = VocabularyTags(
        through=ProductTheme, verbose_name="thema’s", related_name="products", help_text="Bij welk thema hoort dit?"
    )
    regions = VocabularyTags(
        through=ProductRegion,
        verbose_name="regio’s",
        related_name="products",
        blank=True,
        help_text="Waar is het gemaakt of gebruikt?",
    )
    audiences = VocabularyTags(
        through=ProductAudience,
        verbose_name="doelgroepen",
        related_name="products",
        blank=True,
        help_text="Wie kan dit gebruiken?",
    )
    partners = VocabularyTags(
        through=ProductPartner,
        verbose_name="samenwerkingspartners",
        related_name="products",
        blank=True,
        help_text="Wie maakten het, of wie zijn erbij betrokken?",
    )
    subjects = VocabularyTags(
        through=ProductSubject,
        verbose_name="onderwerpen",
        related_name="products",
        blank=True,
        help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
    )

    content_panels = [
        *ItemPage.opening_panels,
        MultiFieldPanel([FieldPanel("type"), FieldPanel("title_is_description")], heading="Wat voor product is het?"),
        FieldPanel("body"),
        *ItemPage.for_whom_panels,
        InlinePanel("places", label="plaats", heading="Waar te vinden"),
        MultiFieldPanel(
            [FieldPanel("availability"), FieldPanel("availability_note"), FieldPanel("rights"), FieldPanel("language")],
            heading="Beschikbaarheid en rechten",
        ),
        InlinePanel("variants", label="andere titel", heading="Andere titels"),
        MultiFieldPanel(
            [PageChooserPanel("part_of"), FieldPanel("page_from"), FieldPanel("page_to")], heading="Onderdeel van"
        ),
        InlinePanel("action_ties", label="actie", heading="Hoort bij acties"),
        InlinePanel("tip_ties", label="tip", heading="Hoort bij tips"),
        MultiFieldPanel(
            [FieldPanel("origin"), FieldPanel("makers"), FieldPanel("year"), FieldPanel("year_note")],
            heading="Wie maakte het, en wanneer?",
        ),
        *ItemPage.closing_panels,
    ]
    parent_page_types = ["products.ProductIndexPage", "products.ProductSectionPage"]
    subpage_types = []
    page_description = "Eén product dat anderen kunnen gebruiken, met waar het te vinden is."
    template = "pages/product.html"
    entry_relations = (
        *ItemPage.entry_relations,
        "part_of",
        "variants",
        "action_ties__action",
        "tip_ties__tip",
        "places__address",
    )

    class Meta:
        verbose_name = "product"
        verbose_name_plural = "producten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("page_ptr")),
                name="product_not_part_of_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(page_to__isnull=True)
                | (models.Q(page_from__isnull=False) & models.Q(page_to__gte=models.F("page_from"))),
                name="product_pages_in_order",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.part_of_id and self.part_of_id == self.pk:
            raise ValidationError({"part_of": "Een product kan geen onderdeel van zichzelf zijn."})
        if self.page_to is not None and (self.page_from is None or self.page_to < self.page_from):
            raise ValidationError({"page_to": "De laatste bladzijde komt niet vóór de eerste."})

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **product_context(product=self)}

    def forward_ties(self) -> list[TieSource]:
        return [
            *super().forward_ties(),
            TieSource("actions", self.action_ties.all(), "action__key"),
            TieSource("tips", self.tip_ties.filter(named=True), "tip__key"),
            TieSource("fitting_tips", self.tip_ties.filter(named=False), "tip__key"),
        ]

    def backward_ties(self) -> list[TieSource]:
        return [
            TieSource("parts", self.parts.all()),
            TieSource("findings", self.finding_ties.all(), "finding__key"),
            TieSource("links", self.useful_links.all()),
        ]

    def own_facts(self, *, row: Row, tied: dict[str, list[Row]]) -> list[Fact]:
        return product_facts(product=self, row=row, part_of=tied.get("part_of", []))

    def type_label(self) -> str:
        return self.get_type_display() if self.type != ProductType.OTHER else "product"

    def type_pair(self) -> tuple[str, str]:
        return (self.type, self.get_type_display())

    def entry_data(self) -> dict:
        return {
            **super().entry_data(),
            "type": self.type,
            "year": self.year,
            "availability": self.availability,
            "availability_label": self.get_availability_display(),
            "part_of": self.part_of.key if self.part_of else "",
            "variants": [variant.title for variant in self.variants.all()],
            "actions": [tie.action.key for tie in self.action_ties.all()],
            "tips": [tie.tip.key for tie in self.tip_ties.all()],
        }

    def shown_documents(self) -> list[int]:
        places = list(self.places.all())
        prefetch_related_objects(places, "address")  # of a product in memory; else it is there already
        files = [pk for place in places for pk in (place.document_id, place.address and place.address.stored_copy_id)]
        return [*(pk for pk in files if pk), *super().shown_documents()]

    def leave_out_documents_but(self, allowed: Collection[int]) -> None:
        self.places = [place for place in self.places.all() if not place.document_id or place.document_id in allowed]
        for place in self.places.all():
            if place.address and place.address.stored_copy_id not in allowed:
                place.address.stored_copy = None

    def entries(self):
        (entry,) = super().entries()
        names = [variant.title for variant in self.variants.all()]
        entry.keywords = ", ".join(filter(None, [entry.keywords, self.makers, *names]))
        return [entry]
