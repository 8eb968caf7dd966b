"""What only the pages of themes and collectieven show."""

from .example import ACTION, LONG, LONG_TITLE, PRODUCT, TIP, Example, row
from .example import THEMES as ROWS

COLLECTIEF = row("collectief", "Arnhem", data={"slug": "arnhem"})
LONG_NAME = row("collectief", "Leeuwarden en Weststellingwerf (Friesland)", data={"slug": "friesland"})
COUNTS = {"actie": 12, "tip": 1, "product": 0}


def cell(theme, **fields) -> dict:
    return {"theme": theme, "theme_slug": "samen-leren", "line": "", "actions": 0, "products": 0, **fields}


LINES = [
    {
        "collectief": COLLECTIEF,
        "cells": [cell(ROWS[0], line="Scholing", actions=3, products=1), cell(ROWS[1], actions=1), cell(ROWS[2])],
    },
    {"collectief": LONG_NAME, "cells": [cell(ROWS[0], line=LONG_TITLE), cell(ROWS[1]), cell(ROWS[2], products=2)]},
]

THEMES = [
    Example("theme_card", "Met aantallen", {"row": ROWS[0], "counts": COUNTS}),
    Example("theme_card", "Zonder aantallen", {"row": ROWS[1]}),
    Example(
        "theme_approach",
        "Acties per kop",
        {
            "sections": [{"slug": "scholing", "title": "Scholing", "items": [(ACTION, []), (TIP, [])]}],
        },
    ),
    Example(
        "theme_products",
        "Per collectief",
        {
            "groups": [{"title": "Arnhem", "items": [PRODUCT, LONG]}],
            "theme_slug": "samen-leren",
        },
    ),
    Example("theme_results", "Met tekst", {"results": "Meer scholen werken met de meldcode."}),
    Example(
        "road",
        "Twee stukken weg",
        {
            "stretches": [
                {"slug": "oppakken", "title": "Oppakken", "steps": [(TIP, []), (ACTION, [TIP])]},
                {"slug": "doorgaan", "title": "Doorgaan", "steps": [(LONG, [])]},
            ]
        },
    ),
    Example("matrix", "Drie thema’s", {"themes": ROWS, "lines": LINES}),
]
