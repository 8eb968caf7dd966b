"""Lists with their filters, and the search page."""

from django.utils.safestring import mark_safe

from portal.core.list_query import MAX_QUERY_LENGTH, ListQuery
from portal.core.list_result import Facet, ListResult, Option

from .example import ACTION, LONG_TITLE, OTHER_THEME, PRODUCT, THEME, TIP, Example

CHOSEN = Option("gemeenten", "gemeenten", 12, chosen=True)
FREE = Option("scholen", "scholen", 3, chosen=False)
NONE = Option("ouders", "ouders", 0, chosen=False)
MANY = [Option(f"partner-{number}", f"Partner {number}", number, chosen=False) for number in range(1, 20)]
FACETS = [
    Facet("thema", "thema", "Thema", [Option(*THEME, 8, chosen=True), Option(*OTHER_THEME, 4, chosen=False)]),
    Facet("doelgroep", "doelgroep", "Doelgroep", [CHOSEN, FREE, NONE]),
    Facet("partner", "partner", "Samenwerkingspartner", MANY),
]
PLAIN = [Facet("thema", "thema", "Thema", [Option(*THEME, 8, chosen=False), Option(*OTHER_THEME, 4, chosen=False)])]
ASKED = ListQuery(text="privacy", chosen={"thema": [THEME[0]], "doelgroep": ["gemeenten"]})
SORTS = [
    {"label": "beste eerst", "url": "?", "current": True},
    {"label": "titel", "url": "?sorteer=titel", "current": False},
]
REMOVABLE = [{"label": "Thema: Signaleren en handelen", "url": "?"}, {"label": "Doelgroep: gemeenten", "url": "?"}]

OFFERS = [
    {"label": "Heerlen", "url": "?regio=heerlen"},
    {"label": "Informatie delen en privacy", "url": "?thema=delen"},
]
PROMOTIONS = [
    {
        "title": "Signaleren en handelen",
        "url": "#",
        "description": "Alles over signaleren, van eerste zorg tot melding.",
    },
    {"title": LONG_TITLE, "url": "https://www.voorbeeld.nl/", "host": "www.voorbeeld.nl"},
]


def result(rows: list, *, total: int, page: int = 1, pages: int = 1) -> ListResult:
    return ListResult(query=ASKED, rows=rows, total=total, page=page, pages=pages, facets=FACETS)


SUGGESTIONS = [
    {"title": mark_safe("Factsheet <mark>privacy</mark>"), "kind": "Product", "chosen": False},
    {"title": mark_safe("<mark>Privacy</mark> als onderdeel van de scholing"), "kind": "Tip", "chosen": True},
    {"title": LONG_TITLE, "kind": "Product", "chosen": False},
]
SOME = result([TIP, ACTION, PRODUCT], total=45, page=2, pages=3)
NOTHING = result([], total=0)

LISTS = [
    Example(
        "search_form",
        "Groot",
        {
            "action": "/zoeken/",
            "id": "zoek-groot",
            "label": "Waar bent u naar op zoek?",
            "large": True,
            "hint": "Bijvoorbeeld: meldcode",
            "value": "",
        },
    ),
    Example(
        "search_form",
        "Klein, met een vraag",
        {
            "action": "/zoeken/",
            "id": "zoek-klein",
            "label": "Zoeken in het portaal",
            "compact": True,
            "value": "privacy",
        },
    ),
    Example("suggestions", "Met een keuze van het toetsenbord", {"id": "zoek-suggesties", "suggestions": SUGGESTIONS}),
    Example(
        "filter_panel", "Niets gekozen", {"facets": PLAIN, "query": ListQuery(), "what": "tips", "with_words": True}
    ),
    Example(
        "filter_panel",
        "Met keuzes en een lange lijst",
        {
            "facets": FACETS,
            "query": ASKED,
            "what": "tips",
            "with_words": True,
            "chosen": 2,
        },
    ),
    Example(
        "filter_panel",
        "Niets te filteren",
        {"facets": [], "query": ListQuery(text="ruimtevaart"), "what": "tips", "with_words": True, "only_words": True},
    ),
    Example("choice", "Te kiezen", {"facet": "doelgroep", "parameter": "doelgroep", "option": FREE}),
    Example("choice", "Gekozen", {"facet": "doelgroep", "parameter": "doelgroep", "option": CHOSEN}),
    Example("choice", "Zonder resultaten", {"facet": "doelgroep", "parameter": "doelgroep", "option": NONE}),
    Example("label", "Van een veld", {"field": "veld", "text": "Zoek in de tips"}),
    Example("label", "Met aantal", {"field": "veld", "text": "Ouders", "count": 3, "checkbox": True}),
    Example("active_filters", "Eén", {"filters": REMOVABLE[:1]}),
    Example("active_filters", "Twee", {"filters": REMOVABLE}),
    Example("sort_links", "Twee volgordes", {"sorts": SORTS}),
    Example("list_download", "Een hele lijst", {"base": "/tips/", "address": "?"}),
    Example("list_download", "Met de filters die gekozen zijn", {"base": "/tips/", "address": "?regio=heerlen"}),
    Example("result_count", "Eén resultaat", {"text": "1 tip", "page": 1, "pages": 1}),
    Example(
        "result_count",
        "Meer pagina’s, met woorden",
        {
            "text": "45 resultaten",
            "words": "privacy",
            "first": 21,
            "last": 40,
            "page": 2,
            "pages": 3,
        },
    ),
    Example(
        "query_notes",
        "Onbekend filter, te lang en te ver",
        {
            "unknown": ["Thema: onzin"],
            "query": ListQuery(text="a" * MAX_QUERY_LENGTH, page=9, shortened=True),
            "page": 3,
            "pages": 3,
            "tone": "warning",
        },
    ),
    Example(
        "query_notes",
        "Een andere spelling gebruikt",
        {
            "searched": "convenant",
            "literal_url": "?q=convenat&letterlijk=ja",
            "query": ListQuery(text="convenat"),
            "page": 1,
            "pages": 1,
        },
    ),
    Example("offers", "Een plaats en een thema genoemd", {"offers": OFFERS}),
    Example("promoted", "Een pagina", {"promotions": PROMOTIONS[:1]}),
    Example("promoted", "Een pagina en een andere site", {"promotions": PROMOTIONS}),
    Example("results", "Resultaten", {"result": SOME, "asked": ASKED, "count_text": "45 resultaten", "sorts": SORTS}),
    Example("results", "Geen resultaten", {"result": NOTHING, "asked": ASKED, "count_text": "Geen resultaten"}),
    Example(
        "pagination",
        "In het midden",
        {
            "links": result([], total=200, page=5, pages=10).page_links,
            "previous_url": "?pagina=4",
            "next_url": "?pagina=6",
        },
    ),
    Example(
        "pagination",
        "De laatste",
        {
            "links": result([], total=45, page=3, pages=3).page_links,
            "previous_url": "?pagina=2",
        },
    ),
    Example("empty_list", "Nog geen bevindingen", {"kind": "bevinding", "what": "bevindingen"}),
    Example("letter_nav", "Vier letters", {"letters": ["A", "B", "K", "Z"]}),
]
