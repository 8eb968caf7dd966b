"""The form of one field of a record: each form says in Dutch what is wrong with a value, or nothing."""

import re
from collections.abc import Callable
from datetime import date
from reprlib import repr as short

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

Form = Callable[[object], str | None]

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LINES = re.compile(r"[1-9]\d{0,5}(-[1-9]\d{0,5})?(, [1-9]\d{0,5}(-[1-9]\d{0,5})?)*")
ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # control and half characters; not the newline
_check_url = URLValidator(schemes=["http", "https"])

SMALL = 32_767  # what a small number column holds on PostgreSQL
LARGE = 1_000_000  # far above any permalink number


def is_empty(value) -> bool:
    """Nothing, or nothing but blanks: what counts as missing."""
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def odd_character(value: str) -> str | None:
    """The code of the first character that no text may hold: databases refuse them, and people cannot see them."""
    odd = ODD.search(value)
    return f"U+{ord(odd[0]):04X}" if odd else None


def text(most: int = 100_000) -> Form:
    """Text of several lines, of at most so many characters."""

    def check(value) -> str | None:
        if not isinstance(value, str):
            return f"hier hoort tekst te staan, niet {short(value)} (zet er eventueel aanhalingstekens omheen)"
        if odd := odd_character(value):
            return f"bevat een teken dat niet mag ({odd})"
        return f"is langer dan {most} tekens ({len(value)})" if len(value) > most else None

    return check


def line(most: int) -> Form:
    """Text of one line."""
    check_text = text(most)

    def check(value) -> str | None:
        message = check_text(value)
        return message or ("hoort op één regel te staan" if "\n" in value else None)

    return check


def slug(most: int) -> Form:
    """A name as it stands in an address."""

    def check(value) -> str | None:
        if not isinstance(value, str) or not KEY.fullmatch(value):
            return f"alleen kleine letters, cijfers en streepjes, niet {short(value)}"
        return f"is langer dan {most} tekens ({len(value)})" if len(value) > most else None

    return check


def number(most: int = SMALL, least: int = 0) -> Form:
    def check(value) -> str | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
        return None if fits else f"hier hoort een getal van {least} tot en met {most}, niet {short(value)}"

    return check


def truth(value) -> str | None:
    return None if isinstance(value, bool) else f"hier hoort true of false, niet {short(value)}"


def lines(value) -> str | None:
    """Lines of the report: '64' or '64, 66-69'."""
    if not isinstance(value, str) or not LINES.fullmatch(value):
        return f"geen regels van het rapport zoals ‘64, 66-69’ (tussen aanhalingstekens), maar {short(value)}"
    return f"is langer dan 100 tekens ({len(value)})" if len(value) > 100 else None


def names(value) -> str | None:
    """A list of texts, none of them twice."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        return f"hier hoort een lijst van namen, niet {short(value)}"
    if any(odd_character(item) or "\n" in item for item in value):
        return "bevat een teken dat niet mag"
    return "noemt iets twee keer" if len(set(value)) < len(value) else None


def one_name(value) -> str | None:
    """A natural key of one part, as Django's own fixtures write it: a list of one name."""
    return names(value) or (None if len(value) == 1 else "hier hoort een lijst met één naam")


def web_address(value) -> str | None:
    try:
        _check_url(value)
    except ValidationError:
        return f"is geen webadres: {short(value)}"
    return f"is langer dan 500 tekens ({len(value)})" if len(value) > 500 else None


def day(value) -> str | None:
    """A date as text, so that a record can be compared with what was loaded: '2026-11-25'."""
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"geen datum zoals ‘2026-11-25’ (tussen aanhalingstekens), maar {short(value)}"
    return None


def one_of(choices) -> Form:
    values = [value for value, _label in choices]

    def check(value) -> str | None:
        fits = isinstance(value, str) and value in values
        return None if fits else f"{short(value)} is geen van: {', '.join(values)}"

    return check


def mapping(required: tuple[str, ...] = (), **fields: Form) -> Form:
    """A mapping with these fields and no others."""

    def check(value) -> str | None:
        if not isinstance(value, dict):
            return f"hier horen velden met een waarde, niet {short(value)}"
        for name in required:
            if is_empty(value.get(name)):
                return f"{name} ontbreekt"
        for name, content in value.items():
            if name not in fields:
                return f"het veld {short(name)} kennen wij niet"
            if content is not None and (message := fields[name](content)):
                return f"{name}: {message}"
        return None

    return check


def each(form: Form) -> Form:
    """A list of which every item has this form."""

    def check(value) -> str | None:
        if not isinstance(value, list):
            return f"hier hoort een lijst, niet {short(value)}"
        for place, item in enumerate(value, 1):
            if message := form(item):
                return f"nummer {place}: {message}"
        return None

    return check


_BLOCKS: dict[str, Form] = {
    "heading": line(255),
    "list": each(text()),
    "steps": each(text()),
    "link": mapping(("text", "address"), text=line(255), address=line(60)),
}


def block(value) -> str | None:
    """A paragraph, or a mapping with one of: heading, list, steps, link."""
    if isinstance(value, str):
        return "is leeg" if not value.strip() else text()(value)
    if not isinstance(value, dict) or len(value) != 1 or not set(value) <= set(_BLOCKS):
        return f"geen alinea, heading, list, steps of link: {short(value)}"
    ((name, content),) = value.items()
    return "is leeg" if is_empty(content) else _BLOCKS[name](content)


def blocks(value) -> str | None:
    return each(block)(value)


def matrix(value) -> str | None:
    """A line of at most 140 characters for each number of a theme; empty where nothing was done."""
    if not isinstance(value, dict):
        return f"hier hoort per themanummer een regel, niet {short(value)}"
    for theme, content in value.items():
        if number()(theme):
            return f"{short(theme)} is geen nummer van een thema"
        if content is not None and (message := line(140)(content)):
            return f"{theme}: {message}"
    return None
