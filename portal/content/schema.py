"""Which fields a record of each kind has, and what may stand in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from collectieven.models import ActionPage
from portal.core.models import ExternalAddress
from portal.glossary.models import Term
from products.models import Availability, Origin, ProductPlace, ProductType, Rights

Form = Callable[[object], str | None]
LINES = re.compile(r"\d+(-\d+)?(, \d+(-\d+)?)*")
_check_url = URLValidator(schemes=["http", "https"])

# Vocabularies in Django's own fixture form, in the order in which they refer to each other.
VOCABULARIES = {
    "themes.theme": "themes.yaml",
    "themes.heading": "headings.yaml",
    "core.region": "regions.yaml",
    "core.audience": "audiences.yaml",
    "core.partner": "partners.yaml",
    "core.subject": "subjects.yaml",
}


@dataclass(frozen=True)
class Schema:
    """A kind of record: its folder, the fields it must have and the form of each field."""

    folder: str
    fields: dict[str, Form]
    required: tuple[str, ...]
    pattern: str = "*.yaml"


def text(most: int = 100_000) -> Form:
    def check(value) -> str | None:
        if not isinstance(value, str):
            return "hier hoort tekst te staan"
        return f"is langer dan {most} tekens ({len(value)})" if len(value) > most else None

    return check


def number(value) -> str | None:
    return None if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else "hier hoort een getal"


def truth(value) -> str | None:
    return None if isinstance(value, bool) else "hier hoort true of false"


def lines(value) -> str | None:
    fits = isinstance(value, str) and LINES.fullmatch(value)
    return None if fits else "geen regels van het rapport, zoals ‘64, 66-69’"


def slugs(value) -> str | None:
    fits = isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    if not fits:
        return "hier hoort een lijst van namen"
    return "noemt iets twee keer" if len(set(value)) < len(value) else None


def web_address(value) -> str | None:
    try:
        _check_url(value)
    except ValidationError:
        return f"is geen webadres: {value!r}"
    return None


def one_of(choices) -> Form:
    values = [value for value, _label in choices]
    return lambda value: None if value in values else f"{value!r} is geen van: {', '.join(values)}"


def blocks(value) -> str | None:
    """Paragraphs, and mappings with a heading, a list or steps."""
    if not isinstance(value, list):
        return "hier hoort een lijst van alinea’s"
    for item in value:
        if isinstance(item, str) and item:
            continue
        if not isinstance(item, dict) or len(item) != 1:
            return f"geen alinea, tussenkop of opsomming: {item!r}"
        ((name, content),) = item.items()
        listed = isinstance(content, list) and all(isinstance(line, str) for line in content)
        if not (name == "heading" and isinstance(content, str)) and not (name in {"list", "steps"} and listed):
            return f"geen alinea, tussenkop of opsomming: {item!r}"
    return None


def mappings(**fields: Form) -> Form:
    """A list of mappings with these fields."""

    def check(value) -> str | None:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            return "hier hoort een lijst van records"
        for item in value:
            for name, content in item.items():
                if name not in fields:
                    return f"het veld ‘{name}’ kennen wij niet"
                if content is not None and (message := fields[name](content)):
                    return f"{name}: {message}"
        return None

    return check


def matrix_lines(value) -> str | None:
    fits = isinstance(value, dict) and all(
        isinstance(theme, int) and isinstance(line, str) and len(line) <= 140 for theme, line in value.items()
    )
    return None if fits else "hier hoort per themanummer een regel van hooguit 140 tekens"


ITEM: dict[str, Form] = {
    "number": number,
    "title": text(255),
    "summary": text(300),
    "body": blocks,
    "themes": slugs,
    "regions": slugs,
    "audiences": slugs,
    "partners": slugs,
    "subjects": slugs,
    "part_of": text(),
    "note": text(),
    "keywords": text(300),
    "bron": lines,
}
ITEM_REQUIRED = ("number", "title", "summary", "themes", "bron")

SCHEMAS: dict[str, Schema] = {
    "address": Schema(
        "addresses",
        {
            "url": web_address,
            "state": one_of(ExternalAddress.State.choices),
            "owners": slugs,
            "note": text(),
            "bron": lines,
        },
        ("url", "owners", "bron"),
    ),
    "thema": Schema(
        "themes",
        {
            "number": number,
            "slug": text(100),
            "title": text(255),
            "theme": text(100),
            "summary": text(300),
            "about": blocks,
            "aanpak": blocks,
            "results": blocks,
            "note": text(),
            "bron": lines,
        },
        ("number", "slug", "title", "theme", "summary", "about", "bron"),
    ),
    "collectief": Schema(
        "collectieven",
        {
            "permalink": text(100),
            "slug": text(100),
            "title": text(255),
            "region": text(100),
            "also_called": slugs,
            "period": text(120),
            "summary": text(300),
            "project_leadership": text(),
            "project_leadership_bron": lines,
            "continuation": blocks,
            "matrix": matrix_lines,
            "note": text(),
            "bron": lines,
        },
        ("slug", "title", "region", "period", "summary", "continuation", "bron"),
    ),
    "tip": Schema("tips", {**ITEM, "heading": text(120), "step": number}, ITEM_REQUIRED),
    "actie": Schema(
        "actions",
        {**ITEM, "heading": text(120), "type": one_of(ActionPage.Type.choices), "see_also": slugs},
        (*ITEM_REQUIRED, "type"),
    ),
    "product": Schema(
        "products",
        {
            **ITEM,
            "title_is_description": truth,
            "variants": mappings(title=text(300), bron=lines),
            "type": one_of(ProductType.choices),
            "origin": one_of(Origin.choices),
            "makers": text(300),
            "year": number,
            "year_note": text(200),
            "page_from": number,
            "page_to": number,
            "availability": one_of(Availability.choices),
            "availability_note": text(),
            "language": text(10),
            "rights": one_of(Rights.choices),
            "places": mappings(address=text(), certainty=one_of(ProductPlace.Certainty.choices), note=text(300)),
            "actions": slugs,
            "tips": slugs,
            "related_tips": slugs,
        },
        (*ITEM_REQUIRED, "type", "origin", "availability"),
    ),
    "begrip": Schema(
        "glossary",
        {
            "term": text(120),
            "expansion": text(200),
            "also": slugs,
            "explanation": text(),
            "origin": one_of(Term.Origin.choices),
            "bron": lines,
        },
        ("term", "explanation", "origin", "bron"),
    ),
    "rubriek": Schema("links", {"title": text(100), "sort_order": number}, ("title",), "categories.yaml"),
    "link": Schema(
        "links",
        {
            "number": number,
            "category": text(),
            "title": text(300),
            "summary": text(),
            "note": text(),
            "addresses": slugs,
            "products": slugs,
            "bron": lines,
        },
        ("number", "category", "title", "bron"),
        "[!c]*.yaml",
    ),
    "pagina": Schema(
        "pages",
        {
            "slug": text(100),
            "title": text(255),
            "summary": text(300),
            "body": blocks,
            "goals": mappings(number=number, text=text(), bron=lines),
        },
        ("slug", "title", "body"),
    ),
}
