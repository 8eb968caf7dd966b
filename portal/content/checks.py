"""What must hold between records: nothing twice, nothing part of itself, and every name is known."""

from collections.abc import Callable, Iterable, Iterator

from .errors import RecordError
from .forms import blocks, is_empty
from .reading import Record
from .schema import SCHEMAS
from .vocabularies import VOCABULARIES

THEME_NUMBER = "nummer van een thema"  # how the matrix of a collectief names a theme
PARTS = {"tip": "tips", "actie": "aanpak"}  # under which headings of its theme a tip and an action stand


def check_together(records: list[Record], is_known: Callable[[str, str], bool]) -> list[RecordError]:
    """All faults between records whose own form is right. `is_known` says whether a kind has a thing of that name."""
    return [
        *same_twice(records),
        *inside_one(records),
        *going_round(records),
        *unknown_names(records, is_known),
    ]


def same_twice(records: list[Record]) -> Iterator[RecordError]:
    """Keys, numbers, slugs, names and addresses that two records share."""
    seen: dict[tuple, Record] = {}
    for record in records:
        schema = VOCABULARIES.get(record.kind) or SCHEMAS[record.kind]
        said = [("key", record.key), *((name, record.data.get(name)) for name in schema.unique)]
        if record.data.get("step") is not None:
            said.append(("step", (*record.data["themes"][:1], record.data.get("heading"), record.data["step"])))
        for field, value in said:
            if is_empty(value):
                continue
            first = seen.setdefault((field, record.kind if field != "key" else "", value), record)
            if first is not record:
                where = first.key if field != "key" else first.file
                yield record.fault(field, f"{value if field != 'step' else value[-1]} staat ook al bij {where}")


def inside_one(records: list[Record]) -> Iterator[RecordError]:
    """What one record may not say twice, or against itself."""
    for record in records:
        goals = [goal["number"] for goal in record.data.get("goals") or []]
        if len(set(goals)) < len(goals):
            yield record.fault("goals", "twee doelen hebben hetzelfde nummer")
        if record.key in (record.data.get("see_also") or []):
            yield record.fault("see_also", "een actie verwijst niet naar zichzelf")
        if both := set(record.data.get("tips") or []) & set(record.data.get("related_tips") or []):
            yield record.fault("related_tips", f"staat ook al bij tips: {', '.join(sorted(both))}")
        if record.data.get("heading") and not record.data.get("themes"):
            yield record.fault("heading", "zonder thema is er geen tussenkop")


def going_round(records: list[Record]) -> Iterator[RecordError]:
    """A thing that is part of itself, by itself or by way of others."""
    wholes = {(record.kind, record.name): first_name(record.data.get("part_of")) for record in records}
    for record in records:
        passed = [record.name]
        while (whole := wholes.get((record.kind, passed[-1]))) and whole not in passed:
            passed.append(whole)
        if whole == record.name:
            yield record.fault("part_of", f"is onderdeel van zichzelf: {' › '.join([*passed, whole])}")


def unknown_names(records: list[Record], is_known: Callable[[str, str], bool]) -> Iterator[RecordError]:
    for record in records:
        for field, kind, name in names_in(record):
            if not is_known(kind, name):
                label = kind.rpartition(".")[2] if kind in VOCABULARIES else kind
                yield record.fault(field, f"‘{name}’ is onbekend ({label})")


def names_in(record: Record) -> Iterator[tuple[str, str, str]]:
    """(field, kind, name) of everything that a record names."""
    schema = VOCABULARIES.get(record.kind) or SCHEMAS[record.kind]
    for field, kind in schema.refers.items():
        for name in as_list(record.data.get(field)):
            yield field, kind, name
    for place in record.data.get("places") or []:
        yield "places", "address", place["address"]
    for field in (field for field, form in schema.fields.items() if form is blocks):
        for block in record.data.get(field) or []:
            if isinstance(block, dict) and "link" in block:
                yield field, "address", block["link"]["address"]
    for theme in record.data.get("matrix") or {}:
        yield "matrix", THEME_NUMBER, str(theme)
    if heading := heading_name(record):
        yield "heading", "themes.heading", heading


def heading_name(record: Record) -> str | None:
    """The full name of the heading under which a tip or an action stands, in its first theme."""
    heading, themes = record.data.get("heading"), record.data.get("themes")
    return f"{themes[0]}:{PARTS[record.kind]}:{heading}" if heading and themes and record.kind in PARTS else None


def as_list(value) -> Iterable[str]:
    return value if isinstance(value, list) else [value] if value else []


def first_name(value) -> str | None:
    return next(iter(as_list(value)), None)
