"""The records that editors keep beside the pages: the lists to choose from, terms, links and external addresses."""

from django.db.models import Field, Model
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.text import capfirst, slugify
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.core.models import (
    Anchor,
    Audience,
    ExternalAddress,
    ForeignPhrase,
    Partner,
    PublishedChange,
    Region,
    Subject,
)
from portal.glossary.models import Term
from portal.links.models import LinkCategory, UsefulLink
from themes.models import Heading, Theme

from .anchor_changes import ChangesPanel

AT_ONCE = HelpPanel(
    content="<p>Let op: wat u hier opslaat, staat meteen op de site. Er is geen concept.</p>",
    heading="Meteen zichtbaar",
)


class RecordViewSet(SnippetViewSet):
    """What all of them share: whoever may not change a record can look at it."""

    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None  # plain search in the named fields: these records are in no search index

    @cached_property
    def list_export(self) -> list[str]:
        """Every field of the record itself, so that nothing that an editor fills in is missing."""
        return [export_name(field) for field in exported_fields(self.model)]

    @cached_property
    def export_headings(self) -> dict[str, str]:
        return {export_name(field): capfirst(field.verbose_name) for field in exported_fields(self.model)}

    @cached_property
    def export_filename(self) -> str:
        return slugify(self.model._meta.verbose_name_plural)


def exported_fields(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def export_name(field: Field) -> str:
    """How Wagtail's export asks for it: a choice by its label, what it points to by its name."""
    return f"get_{field.name}_display" if field.choices else field.name


class VocabularyViewSet(RecordViewSet):
    list_display = ["name", "description"]
    search_fields = ["name", "description"]
    panels = [AT_ONCE, FieldPanel("name"), FieldPanel("description")]


class ThemeViewSet(VocabularyViewSet):
    model = Theme
    icon = "folder-open-inverse"
    menu_label = "Thema’s"
    list_display = ["number", "name", "page"]
    panels = [AT_ONCE, FieldPanel("number"), FieldPanel("name"), FieldPanel("description"), FieldPanel("page")]


class HeadingViewSet(RecordViewSet):
    model = Heading
    icon = "title"
    menu_label = "Tussenkoppen"
    list_display = ["title", "theme", "part", "sort_order"]
    list_filter = ["theme", "part"]
    search_fields = ["title"]
    panels = [
        AT_ONCE,
        FieldPanel("title"),
        FieldPanel("theme"),
        FieldPanel("part"),
        FieldPanel("slug"),
        FieldPanel("sort_order"),
        FieldPanel("source"),
    ]


class RegionViewSet(VocabularyViewSet):
    model = Region
    icon = "site"
    menu_label = "Regio’s"
    list_display = ["name", "kind", "part_of", "cbs_code"]
    list_filter = ["kind", "part_of"]
    search_fields = ["name", "description", "cbs_code"]
    panels = [
        AT_ONCE,
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("part_of"),
        FieldPanel("cbs_code"),
        FieldPanel("general_knowledge"),
        FieldPanel("description"),
    ]


class AudienceViewSet(VocabularyViewSet):
    model = Audience
    icon = "group"
    menu_label = "Doelgroepen"


class PartnerViewSet(VocabularyViewSet):
    model = Partner
    icon = "link"
    menu_label = "Samenwerkingspartners"
    list_display = ["name", "abbreviation", "sector"]
    list_filter = ["sector"]
    search_fields = ["name", "abbreviation", "full_name", "description"]
    panels = [
        AT_ONCE,
        FieldPanel("name"),
        FieldPanel("abbreviation"),
        FieldPanel("full_name"),
        FieldPanel("sector"),
        FieldPanel("description"),
    ]


class SubjectViewSet(VocabularyViewSet):
    model = Subject
    icon = "tag"
    menu_label = "Onderwerpen"


class TermViewSet(RecordViewSet):
    model = Term
    icon = "openquote"
    menu_label = "Begrippen"
    list_display = ["term", "expansion", "explanation", "origin"]
    list_filter = ["origin", "mark_in_text"]
    search_fields = ["term", "expansion", "also", "explanation"]
    panels = [
        AT_ONCE,
        FieldPanel("term"),
        FieldPanel("expansion"),
        FieldPanel("also"),
        FieldPanel("keywords"),
        FieldPanel("explanation"),
        FieldPanel("mark_in_text"),
        FieldPanel("origin"),
        FieldPanel("source"),
    ]


class UsefulLinkViewSet(RecordViewSet):
    model = UsefulLink
    icon = "link-external"
    menu_label = "Nuttige links"
    list_display = ["title", "category", "number"]
    list_filter = ["category"]
    search_fields = ["title", "summary"]
    panels = [
        AT_ONCE,
        FieldPanel("title"),
        FieldPanel("category"),
        FieldPanel("summary"),
        FieldPanel("keywords"),
        FieldPanel("addresses", widget=CheckboxSelectMultiple),
        FieldPanel("products", widget=CheckboxSelectMultiple),
        FieldPanel("number"),
        FieldPanel("note"),
        FieldPanel("source"),
    ]


class LinkCategoryViewSet(RecordViewSet):
    model = LinkCategory
    icon = "list-ul"
    menu_label = "Rubrieken van links"
    list_display = ["title", "sort_order"]
    search_fields = ["title"]
    panels = [AT_ONCE, FieldPanel("title"), FieldPanel("sort_order")]


class ExternalAddressViewSet(RecordViewSet):
    model = ExternalAddress
    icon = "globe"
    menu_label = "Externe adressen"
    list_display = ["url", "state", "checked_on"]
    list_filter = ["state"]
    search_fields = ["url", "note"]
    panels = [
        FieldPanel("url"),
        FieldPanel("state"),
        FieldPanel("checked_on"),
        FieldPanel("archive_url"),
        FieldPanel("stored_copy"),
        FieldPanel("note"),
        FieldPanel("source"),
    ]


class ForeignPhraseViewSet(RecordViewSet):
    model = ForeignPhrase
    icon = "comment"
    menu_label = "Woorden in een andere taal"
    list_display = ["text", "language"]
    list_filter = ["language"]
    search_fields = ["text"]
    panels = [
        AT_ONCE,
        HelpPanel(
            content="<p>Sommige bezoekers laten deze site voorlezen door een computer. Die spreekt de woorden uit deze "
            "lijst uit in hun eigen taal. Dat gaat vanzelf, in alle titels en teksten.</p>"
            "<p>Gewone leenwoorden zoals team, training en pilot hoeven hier niet in. "
            "Namen van organisaties en methodes ook niet.</p>",
            heading="Waar is dit voor?",
        ),
        FieldPanel("text"),
        FieldPanel("language"),
    ]


class PublishedChangeViewSet(RecordViewSet):
    """Made by publishing alone; here its sentence can be mended, and its old text hidden."""

    model = PublishedChange
    icon = "history"
    menu_label = "Gepubliceerde versies"
    list_display = ["__str__", "published_at", "note", "minor", "is_hidden"]
    list_filter = ["minor", "is_hidden"]
    search_fields = ["page__title", "note"]
    ordering = ["-published_at"]
    panels = [
        AT_ONCE,
        HelpPanel(
            content="<p>Lezers kunnen een eerdere versie van een pagina openen. Stond daar iets dat niemand meer mag "
            "lezen, zoals een naam? Verberg dan de oude tekst.</p>",
            heading="Waar is dit voor?",
        ),
        FieldPanel("note"),
        FieldPanel("is_hidden"),
    ]

    def get_queryset(self, request):
        return PublishedChange.objects.select_related("page")


class AnchorViewSet(RecordViewSet):
    model = Anchor
    icon = "thumbtack"
    menu_label = "Ijkpunten"
    list_display = ["name", "explanation"]
    search_fields = ["name", "explanation", "changes__label"]
    panels = [
        AT_ONCE,
        HelpPanel(
            content="<p>Verandert er iets in de wet? Voeg dan een wijziging toe. Alles wat ouder is en hiervan "
            "afhangt, zegt dat vanaf die dag zelf: ‘van vóór …’. Het komt ook in de lijst ‘Te beoordelen’.</p>",
            heading="Waar is dit voor?",
        ),
        FieldPanel("name"),
        FieldPanel("explanation"),
        FieldPanel("subjects", widget=CheckboxSelectMultiple),
        ChangesPanel(
            "changes",
            [FieldPanel("date"), FieldPanel("label"), FieldPanel("sentence"), FieldPanel("source")],
            heading="Wijzigingen",
            label="Wijziging",
        ),
    ]


class RecordGroup(SnippetViewSetGroup):
    """All of them in one place in the menu."""

    menu_label = "Lijsten"
    menu_name = "lijsten"
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        TermViewSet,
        UsefulLinkViewSet,
        LinkCategoryViewSet,
        ExternalAddressViewSet,
        ThemeViewSet,
        HeadingViewSet,
        RegionViewSet,
        AudienceViewSet,
        PartnerViewSet,
        SubjectViewSet,
        AnchorViewSet,
        ForeignPhraseViewSet,
        PublishedChangeViewSet,
    )
