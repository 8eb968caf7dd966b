"""The collectieven: where, by whom led, and what went on after 2016."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from collectieven.selectors import collectief_sections, matrix
from portal.core.blocks import BodyBlock
from portal.core.entries import Entry
from portal.core.fields import StreamField
from portal.core.keys import free_key
from portal.core.models import IndexPageMixin, KeyMixin, KeywordsMixin, PortalPage, Region, texts_to_find
from portal.core.streams import stream_documents, stream_text
from themes.models import Theme


class CollectiefIndexPage(IndexPageMixin, PortalPage):
    """All collectieven, with the matrix of what each did in each theme."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["collectieven.CollectiefPage"]
    max_count = 1
    page_description = "De lijst van collectieven met de matrix. Hiervan is er één."
    template = "pages/collectief_index.html"

    class Meta:
        verbose_name = "overzicht van collectieven"

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **matrix()}


class CollectiefPage(KeyMixin, KeywordsMixin, PortalPage):
    """One municipality or region that improved its approach."""

    kind = "collectief"

    region = models.OneToOneField(
        Region, verbose_name="regio", on_delete=models.PROTECT, related_name="collectief_page"
    )
    also_called = models.CharField(
        "ook genoemd", max_length=200, blank=True, help_text="Andere namen, met een komma ertussen."
    )
    summary = models.TextField(
        "samenvatting", max_length=300, help_text="Eén of twee zinnen. Staat op kaarten en in zoekresultaten."
    )
    period = models.CharField("looptijd", max_length=120)
    project_leadership = models.TextField("projectleiding", blank=True)
    project_leadership_source = models.CharField("bron van de projectleiding", max_length=200, blank=True)
    continuation = StreamField(BodyBlock(required=False), verbose_name="wat er na 2016 doorging", blank=True)
    note = models.TextField("toelichting van de redactie", blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("region"), FieldPanel("also_called"), FieldPanel("period"), FieldPanel("project_leadership")],
            heading="Feiten",
        ),
        FieldPanel("continuation"),
        InlinePanel("matrix_lines", label="regel", heading="In één regel per thema (voor de matrix)"),
    ]
    settings_panels = [
        *PortalPage.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("project_leadership_source"),
                FieldPanel("note"),
                FieldPanel("keywords"),
            ],
            heading="Herkomst en vindbaarheid",
        ),
    ]
    parent_page_types = ["collectieven.CollectiefIndexPage"]
    subpage_types = []
    entry_relations = ("region", "matrix_lines__theme")
    page_description = "Eén gemeente of regio die de aanpak verbetert, met haar acties en producten."
    template = "pages/collectief.html"

    class Meta:
        verbose_name = "collectief"
        verbose_name_plural = "collectieven"

    def save(self, *args, **kwargs):
        """A new collectief gets its key, and so its permalink, by the name under which it is first saved."""
        if not self.key:
            self.key = free_key(CollectiefPage, self.kind, self.slug)
        return super().save(*args, **kwargs)

    @property
    def permalink(self) -> str:
        """The short address; it hangs on the key, so that a new name in the address does not break it."""
        return f"/c/{self.key.removeprefix('collectief-')}" if self.key else ""

    @property
    def municipalities(self) -> list[Region]:
        """The municipalities named of this area: the area itself, or its parts."""
        areas = Region.objects.filter(models.Q(pk=self.region_id) | models.Q(part_of=self.region_id))
        named = [area for area in areas if area.kind == Region.Kind.MUNICIPALITY]
        return [area for area in named if area.pk == self.region_id] or named

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **collectief_sections(page=self)}

    def entries(self) -> list[Entry]:
        return [
            Entry(
                kind=self.kind,
                key=self.item_key,
                title=self.title,
                name=self.title,
                summary=self.summary,
                text=" ".join([self.project_leadership, stream_text(self.continuation)]),
                files=texts_to_find(stream_documents(self.continuation)),
                keywords=f"{self.also_called}, {self.keywords}",
                type_label=self.kind,
                source=self.source,
                ties={"regio": [(self.region.slug, self.region.name)]},
                data={
                    "slug": self.slug,
                    "region": self.region.slug,
                    "matrix": {line.theme.slug: line.text for line in self.matrix_lines.all()},
                },
            )
        ]


class MatrixLine(Orderable):
    """What a collectief did in one theme, in one line; it stands in the matrix."""

    page = ParentalKey(CollectiefPage, on_delete=models.CASCADE, related_name="matrix_lines")
    theme = models.ForeignKey(Theme, verbose_name="thema", on_delete=models.PROTECT, related_name="matrix_lines")
    text = models.CharField("in één regel", max_length=140)

    panels = [FieldPanel("theme"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "theme"], name="matrix_line_once_per_theme"),
        ]
