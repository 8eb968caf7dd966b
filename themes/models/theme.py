"""The five themes: the term to which items are tied, its headings and its page."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from portal.core.blocks import BodyBlock
from portal.core.entries import Entry
from portal.core.fields import StreamField
from portal.core.models import IndexPageMixin, KeyMixin, KeywordsMixin, PortalPage, Tie, Vocabulary, texts_to_find
from portal.core.models.vocabulary import term_key
from portal.core.record_forms import RecordForm
from portal.core.streams import stream_documents, stream_text
from themes.selectors import theme_overview, theme_sections


class Theme(Vocabulary):
    """One of the themes; its page tells about it, its number orders it."""

    number = models.PositiveSmallIntegerField("nummer", unique=True)
    page = models.OneToOneField(
        "themes.ThemePage",
        verbose_name="pagina",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="term",
    )

    base_form_class = RecordForm

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema’s"
        ordering = ["number"]


class ThemeTie(Tie):
    tag = term_key(Theme)

    class Meta(Tie.Meta):
        abstract = True


class HeadingManager(models.Manager):
    def get_by_natural_key(self, theme: str, part: str, slug: str):
        return self.get(theme__slug=theme, part=part, slug=slug)


class Heading(models.Model):
    """A sub-heading of a theme, under which its actions or tips are told."""

    class Part(models.TextChoices):
        APPROACH = "aanpak", "aanpak"
        TIPS = "tips", "tips"

    theme = models.ForeignKey(Theme, verbose_name="thema", on_delete=models.PROTECT, related_name="headings")
    part = models.CharField("onderdeel", max_length=6, choices=Part)
    slug = models.SlugField("naam in het adres", max_length=120)
    title = models.CharField("kop", max_length=200)
    sort_order = models.PositiveSmallIntegerField("volgorde", default=0)
    source = models.CharField("bron", max_length=200, blank=True)

    objects = HeadingManager()

    class Meta:
        verbose_name = "tussenkop van een thema"
        verbose_name_plural = "tussenkoppen van thema’s"
        ordering = ["theme__number", "part", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "part", "slug"], name="heading_once_per_part"),
        ]

    def __str__(self) -> str:
        return f"{self.theme.number}. {self.title}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.theme.slug, self.part, self.slug)

    natural_key.dependencies = ["themes.theme"]


class ThemeIndexPage(IndexPageMixin, PortalPage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["themes.ThemePage"]
    max_count = 1
    page_description = "De lijst van thema’s. Hiervan is er één."
    template = "pages/theme_index.html"

    class Meta:
        verbose_name = "overzicht van thema’s"

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "themes": theme_overview()}


class ThemePage(KeyMixin, KeywordsMixin, PortalPage):
    """A theme: what it is about, how it was taken on, its tips and its products."""

    kind = "thema"

    summary = models.TextField("samenvatting", max_length=300, help_text="Eén of twee zinnen. Staat op de voorpagina.")
    about = StreamField(BodyBlock(required=False), verbose_name="waar gaat het over?", blank=True)
    approach = StreamField(BodyBlock(required=False), verbose_name="aanpak in het algemeen", blank=True)
    results = StreamField(BodyBlock(required=False), verbose_name="wat het opleverde", blank=True)

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("about"),
        FieldPanel("approach"),
        FieldPanel("results"),
    ]
    settings_panels = [*PortalPage.settings_panels, FieldPanel("keywords")]
    parent_page_types = ["themes.ThemeIndexPage"]
    subpage_types = []
    entry_relations = ("term",)
    page_description = "Eén thema, met zijn acties, tips en producten."

    class Meta:
        verbose_name = "thema"

    def get_template(self, request, *args, **kwargs) -> str:
        """Theme 5 has a form of its own: the road from start to securing."""
        return "pages/theme_road.html" if self.has_road else "pages/theme.html"

    @property
    def number(self) -> int | None:
        term = getattr(self, "term", None)
        return term.number if term else None

    @property
    def has_road(self) -> bool:
        """Whether the tips stand under headings of their own: then they are steps on a road."""
        term = getattr(self, "term", None)
        return bool(term) and any(heading.part == Heading.Part.TIPS for heading in self.headings)

    @property
    def headings(self) -> list[Heading]:
        if not hasattr(self, "_headings"):
            term = getattr(self, "term", None)
            self._headings = list(term.headings.all()) if term else []
        return self._headings

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **theme_sections(page=self)}

    def entries(self) -> list[Entry]:
        term = getattr(self, "term", None)
        return [
            Entry(
                kind=self.kind,
                key=self.item_key,
                title=self.title,
                summary=self.summary,
                keywords=self.keywords,
                text=" ".join(map(stream_text, (self.about, self.approach, self.results))),
                files=texts_to_find(stream_documents(self.about, self.approach, self.results)),
                type_label=self.kind,
                source=self.source,
                number=self.number,
                position=self.number or 0,
                ties={"thema": [(term.slug, term.name)] if term else []},
            )
        ]
