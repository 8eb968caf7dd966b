"""The lists of terms that pages are tied to: themes and their headings, regions, audiences, partners, subjects."""

from wagtail.admin.panels import FieldPanel

from portal.core.models import Audience, Partner, Region, Subject
from themes.models import Heading, Theme

from .record_viewset import AT_ONCE, RecordViewSet


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
