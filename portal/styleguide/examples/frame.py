"""What stands around every page, and short messages in it."""

from django.utils.safestring import mark_safe

from portal.core.models import PortalSettings
from portal.core.models.judgement import JudgementMixin

from .example import LONG_TITLE, THEMES, Example, row

NAVIGATION = [
    {"url": "/themas/", "label": "Thema’s", "current": False, "exact": False},
    {"url": "/tips/", "label": "Tips", "current": True, "exact": True},
    {"url": "/producten/", "label": "Producten", "current": False, "exact": False},
]
TRAIL = [{"title": "Thema’s", "url": "/themas/"}]
HTML = mark_safe("<p>Bespreek uw zorgen <b>eerst</b> met de ouders.</p>")
SMALL_TREE = [
    {"title": "Thema’s", "url": "/themas/", "children": [{"title": "Samen leren", "url": "#", "children": []}]}
]

FRAME = [
    Example("skip_link", "Met de focus zichtbaar"),
    Example("site_header", "Met zoekveld", {"navigation": NAVIGATION, "search_url": "/zoeken/", "show_search": True}),
    Example("site_header", "Zonder zoekveld", {"navigation": NAVIGATION, "search_url": "/zoeken/"}),
    Example("breadcrumb", "Eén stap diep", {"title": "Tips"}),
    Example("breadcrumb", "Met een lange titel", {"trail": TRAIL, "title": LONG_TITLE}),
    Example("heading", "Van een pagina", {"level": 1, "large": True, "text": "Begrippen"}),
    Example("heading", "Met een link", {"level": 3, "text": LONG_TITLE, "url": "/"}),
    Example("page_heading", "Alleen een titel", {"title": "Begrippen"}),
    Example(
        "page_heading", "Met soort en inleiding", {"title": "Oefen met een acteur", "type": "Tip", "lead": "Kort."}
    ),
    Example("page_heading", "Met nummer en lange titel", {"title": LONG_TITLE, "number": 3}),
    Example(
        "toc",
        "Met onderdelen",
        {
            "entries": [
                {"id": "aanpak", "title": "Aanpak", "count": 12, "children": [{"id": "scholing", "title": "Scholing"}]},
                {"id": "tips", "title": "Tips", "count": 1},
            ]
        },
    ),
    Example("notice", "Informatie", {"text": "Dit stuk is van de redactie.", "title": "Nieuw"}),
    Example("notice", "Let op", {"html": HTML, "tone": "warning"}),
    *[
        Example("judgement", label.capitalize(), {"judgement": value, "label": label, "anchors": []})
        for value, label in JudgementMixin.Judgement.choices
    ],
    Example(
        "judgement",
        "Van vóór een wet",
        {
            "judgement": "not_judged",
            "label": "nog niet beoordeeld",
            "anchors": ["van vóór de AVG"],
        },
    ),
    Example("advice", "Met de gewone teksten", {"portal_settings": PortalSettings()}),
    Example("contact", "Met een adres", {"email": "redactie@voorbeeld.test"}),
    Example("contact", "Zonder adres"),
    Example(
        "feedback",
        "Met een adres",
        {
            "email": "redactie@voorbeeld.test",
            "title": "Oefen met een acteur",
            "address": "https://voorbeeld.test/t/1",
        },
    ),
    Example("feedback", "Zonder adres", {"title": "Oefen met een acteur", "address": "https://voorbeeld.test/t/1"}),
    Example("page_tree", "Twee lagen", {"nodes": SMALL_TREE}),
    Example("ways_in", "Op de voorpagina"),
    Example("ways_on", "Na een pagina die er niet is"),
    Example("site_footer", "Met broncode", {"source_code_url": "https://voorbeeld.test/broncode"}),
    Example("meta", "Voor machines, zonder beeld", {"address": "https://voorbeeld.test/tips/"}),
    Example(
        "goals",
        "Twee doelen",
        {
            "goals": [
                {"number": 1, "text": "Beter samenwerken.", "source": "15", "key": "doel-1"},
                {"number": 2, "text": "Eerder signaleren.", "source": "16", "key": "doel-2"},
            ]
        },
    ),
    Example(
        "search_start",
        "Nog niets gevraagd",
        {
            "ways_in": [
                {"label": "Tips", "count": 49, "url": "/tips/"},
                {"label": "Acties", "count": 1, "url": "/acties/"},
            ],
            "themes": THEMES,
        },
    ),
    Example(
        "no_results",
        "Met woorden en filters",
        {
            "nearest": "huisbezoek",
            "nearest_url": "?q=huisbezoek",
            "words": "ruimtevaart",
            "filters": [{"label": "Thema: Samen leren", "url": "?"}],
            "themes": [row("thema", number=1)],
        },
    ),
]
