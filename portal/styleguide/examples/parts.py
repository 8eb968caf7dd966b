"""Small parts of NL Design System, from which larger components are put together."""

from .example import ACTION, TIP, Example

PARTS = [
    Example("button", "Van een formulier", {"label": "Toon resultaten"}),
    Example("search_field", "Met label", {"id": "veld", "label": "Zoek in de tips"}),
    Example(
        "search_field",
        "Met uitleg en knop",
        {"id": "veld", "label": "Zoek", "hint": "Bijvoorbeeld: meldcode", "value": "wijkteam", "button": "Zoeken"},
    ),
    Example("number_badge", "Van een thema", {"number": 3, "before": "Thema"}),
    Example("number_badge", "Van een doel", {"number": 12, "after": "."}),
    Example("link_list", "Rijen", {"rows": [TIP, ACTION]}),
    Example(
        "link_list",
        "Links, en één die verder gaat",
        {
            "links": [{"title": "Alles wat nieuw is", "url": "/feeds/nieuw/"}],
            "last_url": "/collectieven/",
            "last_title": "Vergelijk alle Collectieven",
        },
    ),
]
