"""Questions about a theme that reach across kinds; all answers come from the search table."""

from itertools import groupby

from portal.core.list_result import Row
from portal.core.listing import rows

WITHOUT_HEADING = "In het algemeen"


def theme_sections(*, page) -> dict:
    """What a theme's page shows below its own text: actions by heading, tips, products."""
    term = getattr(page, "term", None)
    kinds = ["actie", "tip", "product", "bevinding"]
    found = rows(kinds=kinds, ties={"thema": [term.slug]}) if term else []
    by_kind = {kind: [row for row in found if row.kind == kind] for kind in kinds}
    sections = {
        "theme_slug": term.slug if term else "",
        "approach_sections": approach_sections(by_kind["actie"], page.headings),
        "tips": nested(by_kind["tip"]),
        "road": road(by_kind["tip"], [heading for heading in page.headings if heading.part == "tips"]),
        "products": products_by_collectief(by_kind["product"]),
        "findings": by_kind["bevinding"],
        "counts": {kind: len(items) for kind, items in by_kind.items()},
    }
    return {**sections, "contents": contents(page, sections)}


def contents(page, sections: dict) -> list[dict]:
    """What stands on a theme's page, in its order; parts without anything in them are left out."""
    counts = sections["counts"]
    has_road = bool(sections["road"])
    children = {
        "tips": [{"id": f"weg-{part['slug']}", "title": part["title"]} for part in sections["road"]],
        "aanpak": [{"id": f"aanpak-{part['slug']}", "title": part["title"]} for part in sections["approach_sections"]],
    }
    tips = ("tips", "De weg van start naar borging" if has_road else "Tips voor gemeenten", counts["tip"])
    approach = [
        ("aanpak", "Aanpak per Collectief", counts["actie"]),
        ("resultaten", "Wat het opleverde", bool(page.results)),
    ]
    parts = [
        ("waar-gaat-het-over", "Waar gaat het over?", bool(page.about)),
        *([tips, *approach] if has_road else [*approach, tips]),
        ("producten", "Producten", counts["product"]),
        ("bevindingen", "Nieuwe bevindingen", counts["bevinding"]),
    ]
    return [
        {
            "id": name,
            "title": title,
            "count": number if number is not True else None,
            "children": children.get(name, []),
        }
        for name, title, number in parts
        if number
    ]


def theme_overview() -> list[dict]:
    """Every theme with how many actions, tips and products it has."""
    found = rows(kinds=["thema", "actie", "tip", "product"])
    return [
        {
            "row": theme,
            "counts": {
                kind: sum(1 for row in found if row.kind == kind and row.slugs("thema") & theme.slugs("thema"))
                for kind in ("actie", "tip", "product")
            },
        }
        for theme in found
        if theme.kind == "thema"
    ]


def nested(items: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Each item with its parts under it; a part whose whole is not in the list stands by itself."""
    keys = {row.key for row in items}
    parts: dict[str, list[Row]] = {}
    for row in items:
        whole = row.data.get("part_of")
        if whole in keys:
            parts.setdefault(whole, []).append(row)
    return [(row, parts.get(row.key, [])) for row in items if row.data.get("part_of") not in keys]


def approach_sections(actions: list[Row], headings: list) -> list[dict]:
    """Actions under the theme's own headings; what stands under none comes first."""
    sections = []
    titled = [(heading.slug, heading.title) for heading in headings if heading.part == "aanpak"]
    for slug, title in [("", ""), *titled]:
        under = [row for row in actions if row.data.get("heading", "") == slug]
        if under:
            sections.append({"slug": slug or "algemeen", "title": title or WITHOUT_HEADING, "items": nested(under)})
    return sections


def road(tips: list[Row], headings: list) -> list[dict]:
    """The tips of a theme with a road: under each heading the numbered steps, with their parts."""
    stretches = []
    for heading in sorted(headings, key=lambda heading: heading.sort_order):
        under = sorted(
            (row for row in tips if row.data.get("heading") == heading.slug),
            key=lambda row: (row.data.get("step") or 999, row.position),
        )
        if under:
            stretches.append({"slug": heading.slug, "title": heading.title, "steps": nested(under)})
    return stretches


def products_by_collectief(products: list[Row]) -> list[dict]:
    """Products grouped as the report lists them: by collectief, then those of others."""

    def group(row: Row) -> tuple[bool, str]:
        labels = [label for _slug, label in row.labels("collectief")]
        return (not labels, " en ".join(labels) if len(labels) < 3 else "Meerdere Collectieven")

    ordered = sorted(products, key=lambda row: (*group(row), row.position))
    return [
        {"title": title or "Van anderen", "items": list(items)} for (_none, title), items in groupby(ordered, key=group)
    ]
