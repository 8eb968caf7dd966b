"""How the text of a cell becomes a value of a page, and what to say when it does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.html import escape
from django.utils.text import slugify
from rapidfuzz import fuzz, process

FAULT, WARNING = "fout", "let op"
NEAR_ENOUGH = 60  # of 100, by rapidfuzz's WRatio; below it a suggestion is more often wrong than right
FEW = 8  # names that are listed when none is near
DIVIDERS = re.compile(r"[;|\n]")


@dataclass(frozen=True)
class Problem:
    """What is the matter with one cell; a fault keeps its row out, a warning does not."""

    text: str
    severity: str = FAULT


@dataclass
class Names:
    """The names by which a value can be written, with the value, and how it is called when we suggest it.

    Compared without capitals, accents and signs, which people write differently in a spreadsheet.
    """

    values: dict[str, object] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def add(self, value: object, label: str, *others: str) -> None:
        self.labels.setdefault(slugify(label), label)
        for name in (label, *others):
            if slugify(name):
                self.values.setdefault(slugify(name), value)

    def find(self, text: str) -> object | None:
        return self.values.get(slugify(text))

    def unknown(self, text: str, what: str) -> Problem:
        """“thema onbekend, bedoelde u ‘Samen leren en ontwikkelen’?”"""
        near = process.extractOne(slugify(text), list(self.labels), scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH)
        if near:
            return Problem(f"{what} onbekend, bedoelde u ‘{self.labels[near[0]]}’? Er staat ‘{shortened(text)}’.")
        labels = [f"‘{label}’" for label in self.labels.values()]
        if len(labels) > FEW:
            return Problem(f"{what} onbekend: ‘{shortened(text)}’. Kies een naam van het blad ‘Keuzelijsten’.")
        return Problem(f"{what} onbekend: ‘{shortened(text)}’. Kies uit {', '.join(labels)}.")


def shortened(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


class Lists:
    """The names of each vocabulary, read once for a whole file."""

    def __init__(self) -> None:
        self._names: dict[type[models.Model], Names] = {}

    def of(self, model: type[models.Model]) -> Names:
        if model not in self._names:
            names = Names()
            for term in model.objects.all():
                number = getattr(term, "number", None)
                by_number = (str(number), f"thema {number}") if number else ()
                others = (getattr(term, "abbreviation", ""), getattr(term, "full_name", ""))
                names.add(term.pk, term.name, term.slug, *by_number, *others)
            self._names[model] = names
        return self._names[model]


class Reader(Protocol):
    def read(self, text: str, lists: Lists) -> tuple[object, list[Problem]]:
        """The value as it can be kept in JSON, and what is the matter. `text` is not empty."""

    def choices(self) -> list[str]:
        """What may be chosen, for the drop-down of the template; empty for free text."""


@dataclass(frozen=True)
class Line:
    """Text on one line, of at most so many characters."""

    most: int

    def read(self, text: str, lists: Lists) -> tuple[str, list[Problem]]:
        text = " ".join(text.split())
        if len(text) > self.most:
            return "", [Problem(f"te lang: {len(text)} tekens. Hooguit {self.most} passen er.")]
        return text, []

    def choices(self) -> list[str]:
        return []


@dataclass(frozen=True)
class Paragraphs:
    """Text with paragraphs; lines that begin with a dash or a dot are a list. Becomes rich text without any markup."""

    most: int = 20_000

    def read(self, text: str, lists: Lists) -> tuple[str, list[Problem]]:
        if len(text) > self.most:
            return "", [Problem(f"te lang: {len(text)} tekens. Hooguit 20.000 passen er.")]
        return text, []

    def choices(self) -> list[str]:
        return []


@dataclass(frozen=True)
class OneOf:
    """One of the choices of a field, by its label or its value."""

    what: str
    options: Sequence[tuple[str, str]]

    def read(self, text: str, lists: Lists) -> tuple[str, list[Problem]]:
        names = Names()
        for value, label in self.options:
            names.add(value, label, value)
        value = names.find(text)
        return (value, []) if value is not None else ("", [names.unknown(text, self.what)])

    def choices(self) -> list[str]:
        return [label for _value, label in self.options]


@dataclass(frozen=True)
class Terms:
    """Terms of a vocabulary, with a semicolon or on lines of their own."""

    what: str
    model: type[models.Model]

    def read(self, text: str, lists: Lists) -> tuple[list[int], list[Problem]]:
        names, found, problems = lists.of(self.model), [], []
        for part in divided(text, names):
            pk = names.find(part)
            if pk is None:
                problems.append(names.unknown(part, self.what))
            else:
                found.append(pk)
        return list(dict.fromkeys(found)), problems

    def choices(self) -> list[str]:
        return list(self.model.objects.values_list("name", flat=True))


def divided(text: str, names: Names) -> list[str]:
    """The parts of a cell; a comma divides too, unless a name has one."""
    parts = []
    for part in DIVIDERS.split(text):
        by_comma = part.split(",")
        whole = names.find(part) is not None or not any(names.find(piece) is not None for piece in by_comma)
        parts += [part] if whole else by_comma
    return [part.strip() for part in parts if part.strip()]


@dataclass(frozen=True)
class Year:
    """A year that a product of this field can be of."""

    first: int = 1900
    last: int = 2100

    def read(self, text: str, lists: Lists) -> tuple[int | None, list[Problem]]:
        if re.fullmatch(r"\d{4}", text, re.ASCII) and self.first <= int(text) <= self.last:
            return int(text), []
        return None, [Problem(f"‘{shortened(text)}’ is geen jaar. Schrijf vier cijfers, bijvoorbeeld 2024.")]

    def choices(self) -> list[str]:
        return []


@dataclass(frozen=True)
class WebAddresses:
    """Web addresses, each on a line of its own or with a blank or semicolon between."""

    most: int = 500  # characters, as `ExternalAddress.url`

    def read(self, text: str, lists: Lists) -> tuple[list[str], list[Problem]]:
        found, problems = [], []
        for address in re.split(r"[\s;|]+", text):
            address = f"https://{address}" if address.lower().startswith("www.") else address
            if address and is_web_address(address) and len(address) <= self.most:
                found.append(address)
            elif address:
                problems.append(
                    Problem(f"‘{shortened(address)}’ is geen webadres. Het begint met https:// of http://.")
                )
        return list(dict.fromkeys(found)), problems

    def choices(self) -> list[str]:
        return []


def is_web_address(text: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(text)
        return bool(urlsplit(text).hostname)
    except (ValidationError, ValueError):
        return False


BULLET = re.compile(r"^\s*[-•*–]\s+")


def rich_text(text: str) -> str:
    """Paragraphs and lists of plain text as rich text. What looks like HTML is shown and does nothing."""
    made = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        while lines:
            is_list = bool(BULLET.match(lines[0]))
            run = []
            while lines and bool(BULLET.match(lines[0])) == is_list:
                run.append(escape(BULLET.sub("", lines.pop(0))))
            if is_list:
                made.append("<ul>" + "".join(f"<li>{line}</li>" for line in run) + "</ul>")
            else:
                made.append("<p>" + "<br/>".join(run) + "</p>")
    return "".join(made)
