"""Questions about the collectieven that reach across kinds; all answers come from the search table."""

from collections import Counter

from portal.core.listing import Row, rows
from themes.selectors import nested


def matrix() -> dict:
    """The matrix theme × collectief: for every pair a line, and the numbers of actions and products."""
    found = rows(kinds=["thema", "collectief", "actie", "product"])
    themes = [row for row in found if row.kind == "thema"]
    collectieven = sorted((row for row in found if row.kind == "collectief"), key=lambda row: row.title)
    numbers = Counter(
        (theme, collectief, row.kind)
        for row in found
        if row.kind in {"actie", "product"}
        for theme in row.slugs("thema")
        for collectief in row.slugs("collectief")
    )
    lines = [
        {
            "collectief": collectief,
            "cells": [
                {
                    "theme": theme,
                    "theme_slug": slug,
                    "line": collectief.data["matrix"].get(slug, ""),
                    "actions": numbers[slug, collectief.data["slug"], "actie"],
                    "products": numbers[slug, collectief.data["slug"], "product"],
                }
                for theme in themes
                for slug in [next(iter(theme.slugs("thema")), "")]
            ],
        }
        for collectief in collectieven
    ]
    return {"matrix_themes": themes, "matrix_lines": lines, "collectieven": collectieven}


def collectief_sections(*, page) -> dict:
    """What a collectief's page shows below its own text: its actions by theme, its products, its neighbours."""
    found = rows(kinds=["thema", "collectief", "actie", "product", "bevinding"])
    own = [row for row in found if page.slug in row.slugs("collectief") and row.kind != "collectief"]
    collectieven = sorted((row for row in found if row.kind == "collectief"), key=lambda row: row.title)
    return {
        "actions_by_theme": actions_by_theme(own, [row for row in found if row.kind == "thema"]),
        "products": [row for row in own if row.kind == "product"],
        "findings": [row for row in own if row.kind == "bevinding"],
        "neighbours": [row for row in collectieven if row.data["slug"] != page.slug],
    }


def actions_by_theme(own: list[Row], themes: list[Row]) -> list[dict]:
    """Actions under their theme, in the themes' own order; themes without one are left out."""
    sections = []
    for theme in themes:
        slug = next(iter(theme.slugs("thema")), "")
        actions = [row for row in own if row.kind == "actie" and slug in row.slugs("thema")]
        if actions:
            sections.append({"theme": theme, "slug": slug, "items": nested(actions)})
    return sections
