"""What only the pages of themes and collectieven show."""

from collectieven.map import Area, Label, Map

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

NORTH = Area(
    title="Friesland (Leeuwarden/Weststellingwerf)",
    url="#noord",
    shape="M540 100l30 20 10 40-20 20-20-40z",
    known="",
    known_names=[],
    label=Label("Friesland", 590, 150, "start"),
)
SOUTH = Area(
    title="Heerlen (Parkstad)",
    url="#zuid",
    shape="M590 960l20 10v30l-20-10z",
    known="M565 945l60-5v70l-50-5z",
    known_names=["Brunssum", "Landgraaf"],
    label=None,
)

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
    Example("map", "Met links", {"map": Map([NORTH, SOUTH])}),
    Example("map", "Klein, van één collectief", {"map": Map([NORTH]), "small": True}),
    Example("map", "Klein, met algemene kennis", {"map": Map([SOUTH]), "small": True}),
]
