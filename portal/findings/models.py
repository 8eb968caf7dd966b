"""Bevindingen: what editors publish from now on."""

from collections.abc import Collection

from django.db import models
from django.db.models import prefetch_related_objects
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable

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
from products.models import ProductPage
from themes.models import ThemeTie


class FindingTheme(ThemeTie):
    content_object = ParentalKey("findings.FindingPage", on_delete=models.CASCADE, related_name="theme_ties")


class FindingRegion(RegionTie):
    content_object = ParentalKey("findings.FindingPage", on_delete=models.CASCADE, related_name="region_ties")


class FindingAudience(AudienceTie):
    content_object = ParentalKey("findings.FindingPage", on_delete=models.CASCADE, related_name="audience_ties")


class FindingPartner(PartnerTie):
    content_object = ParentalKey("findings.FindingPage", on_delete=models.CASCADE, related_name="partner_ties")


class FindingSubject(SubjectTie):
    content_object = ParentalKey("findings.FindingPage", on_delete=models.CASCADE, related_name="subject_ties")


class FindingIndexPage(ListPageMixin, IndexPageMixin, PortalPage):
    """The list of all findings, with filters."""

    listed_kind = "bevinding"
    listed_facets = ["thema", "collectief", "regio", "doelgroep", "partner"]
    listed_sorts = ["relevantie", "nieuw", "titel"]
    default_sort = "nieuw"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["findings.FindingSectionPage", "findings.FindingPage"]
    max_count = 1
    page_description = "De lijst van bevindingen. Hiervan is er één."
    template = "pages/item_index.html"

    class Meta:
        verbose_name = "overzicht van bevindingen"


class FindingSectionPage(SectionPageMixin, PortalPage):
    """The bevindingen of one collectief."""

    parent_page_types = ["findings.FindingIndexPage"]
    subpage_types = ["findings.FindingPage"]
    page_description = SectionPageMixin.page_description
    is_creatable = False  # `portal.teams` makes them

    class Meta:
        verbose_name = "bevindingen van een collectief"


class FindingPage(ItemPage):
    """One finding: what worked or did not, told by those who did it."""

    kind = "bevinding"

    themes = VocabularyTags(
        through=FindingTheme, verbose_name="thema’s", related_name="findings", help_text="Over welk thema gaat dit?"
    )
    regions = VocabularyTags(
        through=FindingRegion,
        verbose_name="regio’s",
        related_name="findings",
        help_text="Waar is deze ervaring opgedaan?",
    )
    audiences = VocabularyTags(
        through=FindingAudience,
        verbose_name="doelgroepen",
        related_name="findings",
        help_text="Wie heeft hier iets aan?",
    )
    partners = VocabularyTags(
        through=FindingPartner,
        verbose_name="samenwerkingspartners",
        related_name="findings",
        blank=True,
        help_text="Wie deden mee?",
    )
    subjects = VocabularyTags(
        through=FindingSubject,
        verbose_name="onderwerpen",
        related_name="findings",
        blank=True,
        help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
    )

    content_panels = [
        *ItemPage.opening_panels,
        FieldPanel("body"),
        *ItemPage.for_whom_panels,
        InlinePanel("product_ties", label="product", heading="Producten bij deze bevinding"),
        InlinePanel("documents", label="bestand", heading="Bestanden bij deze bevinding"),
        *ItemPage.closing_panels,
    ]
    parent_page_types = ["findings.FindingIndexPage", "findings.FindingSectionPage"]
    subpage_types = []
    page_description = "Een nieuwe bevinding: wat werkte, wat niet, en wat raadt u anderen aan?"
    template = "pages/finding.html"
    entry_relations = (*ItemPage.entry_relations, "product_ties__product", "documents")

    class Meta:
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "documents": files_of(self),
        }

    def forward_ties(self) -> list[TieSource]:
        return [TieSource("products", self.product_ties.all(), "product__key")]

    def shown_documents(self) -> list[int]:
        return [*super().shown_documents(), *(tie.document_id for tie in self.documents.all())]

    def leave_out_documents_but(self, allowed: Collection[int]) -> None:
        self.documents = [tie for tie in self.documents.all() if tie.document_id in allowed]

    def entry_data(self) -> dict:
        return {
            **super().entry_data(),
            "products": [tie.product.key for tie in self.product_ties.all()],
        }


def files_of(finding: FindingPage) -> list:
    """One query for all files, also of a finding in memory."""
    ties = list(finding.documents.select_related("document"))
    prefetch_related_objects(ties, "document")
    return ties


class FindingProduct(Orderable):
    finding = ParentalKey(FindingPage, on_delete=models.CASCADE, related_name="product_ties")
    product = models.ForeignKey(
        ProductPage, verbose_name="product", on_delete=models.CASCADE, related_name="finding_ties"
    )

    panels = [PageChooserPanel("product", ["products.ProductPage"])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["finding", "product"], name="finding_product_once")]


class FindingDocument(Orderable):
    finding = ParentalKey(FindingPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "core.PortalDocument", verbose_name="bestand", on_delete=models.PROTECT, related_name="finding_ties"
    )
    label = models.CharField(
        "naam van de download", max_length=150, blank=True, help_text="Leeg: de titel van het bestand."
    )

    panels = [FieldPanel("document"), FieldPanel("label")]
