"""The records that editors keep beside the pages: terms, links, external addresses; and all of them in the menu."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.core.models import Anchor, ExternalAddress, ForeignPhrase, PublishedChange
from portal.glossary.models import Term
from portal.links.models import LinkCategory, UsefulLink

from .anchor_changes import ChangesPanel
from .record_viewset import AT_ONCE, RecordViewSet
from .vocabularies import (
    AudienceViewSet,
    HeadingViewSet,
    PartnerViewSet,
    RegionViewSet,
    SubjectViewSet,
    ThemeViewSet,
)


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
    menu_label = "IJkpunten"
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
