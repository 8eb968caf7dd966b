"""Questions about the collectieven that reach across kinds; all answers come from the search table."""

from collections import Counter

from collectieven.map import map_of
from portal.core.facts import Fact, Value, plain_fact
from portal.core.list_result import Row
from portal.core.listing import rows
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
    return {
        "matrix_themes": themes,
        "matrix_lines": lines,
        "collectieven": collectieven,
        "map": map_of(collectieven),
    }


def collectief_sections(*, page) -> dict:
    """What a collectief's page shows below its own text: its actions by theme, its products, its neighbours."""
    found = rows(kinds=["thema", "collectief", "actie", "product", "bevinding"])
    own = [row for row in found if page.slug in row.slugs("collectief") and row.kind != "collectief"]
    collectieven = sorted((row for row in found if row.kind == "collectief"), key=lambda row: row.title)
    lines = {line.theme.slug: line.text for line in page.matrix_lines.select_related("theme")}
    sections = {
        "actions_by_theme": actions_by_theme(own, [row for row in found if row.kind == "thema"], lines),
        "products": [row for row in own if row.kind == "product"],
        "findings": [row for row in own if row.kind == "bevinding"],
        "neighbours": [row for row in collectieven if row.data["slug"] != page.slug],
        "facts": collectief_facts(page),
        "map": map_of([row for row in collectieven if row.data["slug"] == page.slug]),
    }
    return {**sections, "contents": contents(own)}


def collectief_facts(page) -> list[Fact]:
    """Where, when and by whom led."""
    municipalities = page.municipalities
    values = [Value(region.name) for region in municipalities]
    known = [region.name for region in municipalities if region.general_knowledge]
    note = f"Algemene kennis, niet vermeld in het rapport: {', '.join(known)}." if known else ""
    facts = [Fact("Gemeente" if len(values) == 1 else "Gemeenten", values, note)]
    if page.also_called:
        facts.append(plain_fact("Ook genoemd", page.also_called))
    source = page.project_leadership_source
    note = f"Bron: regels {source} van het rapport." if source else ""
    return [*facts, plain_fact("Looptijd", page.period), plain_fact("Projectleiding", page.project_leadership, note)]


def contents(own: list[Row]) -> list[dict]:
    """What stands on the page of a collectief, in its order."""
    counts = Counter(row.kind for row in own)
    parts = [
        ("acties", "Acties per thema", counts["actie"]),
        ("producten", "Producten", counts["product"]),
        ("na-2016", "Wat er na 2016 doorging", None),
        *([("bevindingen", "Nieuwe bevindingen", counts["bevinding"])] if counts["bevinding"] else []),
        ("andere-collectieven", "Andere Collectieven", None),
    ]
    return [{"id": name, "title": title, "count": count} for name, title, count in parts]


def actions_by_theme(own: list[Row], themes: list[Row], lines: dict[str, str]) -> list[dict]:
    """Actions under their theme, in the themes' own order; themes without one are left out.

    `lines` says by the theme's slug, in one line, what was done.
    """
    sections = []
    for theme in themes:
        slug = next(iter(theme.slugs("thema")), "")
        actions = [row for row in own if row.kind == "actie" and slug in row.slugs("thema")]
        if actions:
            sections.append({"theme": theme, "slug": slug, "line": lines.get(slug, ""), "items": nested(actions)})
    return sections
