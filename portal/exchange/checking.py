"""Looks at a file without storing anything: what each row would become, and what is the matter with it."""

import hashlib
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser
from django.utils.text import slugify
from wagtail.models import Page

from portal.core.models import Region
from portal.core.personal_data import NAMES, find_personal_data

from .columns import EXAMPLE, REFERENCE, TITLE, Column, Kind
from .lookalikes import Lookalikes
from .models import ImportRow
from .places import items_to_compare, region_of
from .reading import FileRefused, Row, read_rows
from .values import FAULT, WARNING, Lists, shortened

State = ImportRow.State


@dataclass
class CheckedRow:
    """What a row would become. `problems`: severity and text, as they are shown."""

    number: int
    key: str = ""
    title: str = ""
    data: dict = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    state: str = State.NEW

    def fault(self, text: str) -> None:
        self.problems.append((FAULT, text))
        self.state = State.FAULT

    def warn(self, text: str) -> None:
        self.problems.append((WARNING, text))


@dataclass
class Checked:
    """A whole file, looked at. `ignored`: headings of columns that are not known."""

    rows: list[CheckedRow]
    ignored: list[str]


def check_file(*, content: bytes, kind: Kind, parent: Page, user: AbstractUser) -> Checked:
    """What this file would make under this page, for this user. Raises FileRefused when it cannot be read at all."""
    header, found = read_rows(content, kind.is_header)
    columns = kind.by_heading(header.cells)
    check_header(header, columns)
    lists = Lists()
    rows = [check_row(row, columns, lists) for row in found if not is_example(row, columns)]
    if not rows:
        raise FileRefused("Onder de namen van de kolommen staat nog niets. Vul ten minste één rij in.")
    if region := region_of(parent):
        tie_to_region(rows, region)
    mark_doubles(rows)
    mark_known(rows, scope_of(kind, parent))
    mark_lookalikes(rows, kind, user)
    for row in rows:
        tell_what_is_missing(row, kind)
    ignored = [cell for place, cell in enumerate(header.cells) if cell and place not in columns]
    return Checked(rows, ignored)


def scope_of(kind: Kind, parent: Page) -> str:
    return f"{kind.name}:{parent.pk}"


def check_header(header: Row, columns: dict[int, Column]) -> None:
    names = [column.name for column in columns.values()]
    for column in columns.values():
        if names.count(column.name) > 1:
            raise FileRefused(f"De kolom ‘{column.heading}’ staat er meer dan één keer. Haal er één weg.")


def is_example(row: Row, columns: dict[int, Column]) -> bool:
    """Whether it is the row of the template that shows how to fill it in."""
    place = next((place for place, column in columns.items() if column.name == REFERENCE), None)
    return place is not None and cell_of(row, place).casefold() == EXAMPLE


def cell_of(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def check_row(row: Row, columns: dict[int, Column], lists: Lists) -> CheckedRow:
    checked = CheckedRow(row.number)
    for place, column in columns.items():
        if place in row.formulas:
            checked.fault(
                f"{column.heading}: hier staat een formule. Wij rekenen die niet uit. Zet de uitkomst in de cel."
            )
        elif place in row.faults:
            checked.fault(f"{column.heading}: hier staat een foutmelding van Excel. Vul tekst in of maak de cel leeg.")
        elif text := cell_of(row, place):
            value, problems = column.reader.read(text, lists)
            checked.data[column.name] = value
            for problem in problems:
                checked.fault(f"{column.heading}: {problem.text}")
            warn_of_personal_data(checked, column, text)
    for column in columns.values():
        if column.needed and not checked.data.get(column.name) and checked.state != State.FAULT:
            checked.fault(f"{column.heading}: dit is leeg, en het is verplicht.")
    checked.title = checked.data.get(TITLE, "")
    checked.key = key_of(checked.data)
    return checked


def warn_of_personal_data(row: CheckedRow, column: Column, text: str) -> None:
    """A line for each, half hidden: it is kept with the import, and may be read over somebody's shoulder."""
    for masked, name in {found.masked: NAMES[found.kind][0] for found in find_personal_data(text)}.items():
        row.warn(
            f"{column.heading}: ‘{masked}’ lijkt op een {name}. Haal het weg, of kijk of deze persoon het goed vindt."
        )


def tell_what_is_missing(row: CheckedRow, kind: Kind) -> None:
    """A draft may lack these; a page without them cannot be published."""
    missing = [column.heading for column in kind.columns if column.expected and not row.data.get(column.name)]
    if missing and row.state != State.FAULT:
        row.warn(f"nog leeg: {', '.join(missing)}. Een concept kan zonder, maar publiceren niet.")


def key_of(data: dict) -> str:
    """By what a row is recognised in a later file: the reference of the editor, or else the title."""
    reference, title = data.get(REFERENCE, ""), data.get(TITLE, "")
    name = f"kenmerk {reference.casefold()}" if reference else f"titel {' '.join(slugify(title).split('-'))}"
    return hashlib.sha256(name.encode()).hexdigest() if reference or title else ""


def tie_to_region(rows: list[CheckedRow], region: Region) -> None:
    """What stands in the part of one region belongs to that region, whatever else a row names."""
    for row in rows:
        named = row.data.get("regions") or []
        if named and region.pk not in named:
            row.warn(f"u importeert in het deel van {region}. Die regio komt er daarom bij.")
        row.data["regions"] = list(dict.fromkeys([region.pk, *named]))


def mark_doubles(rows: list[CheckedRow]) -> None:
    """A row that a row above it is already is a fault: one of both would be lost in silence."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.key and row.key in seen:
            what = "hetzelfde kenmerk" if row.data.get(REFERENCE) else "dezelfde titel"
            row.fault(f"{what} als rij {seen[row.key]}. Geef beide rijen een eigen kenmerk, of haal er één weg.")
        seen.setdefault(row.key, row.number)


def mark_known(rows: list[CheckedRow], scope: str) -> None:
    """Rows of which an earlier import made a page that is still there."""
    made = ImportRow.objects.filter(scope=scope, page__isnull=False)
    titles = dict(made.values_list("key", "page__draft_title"))
    for row in rows:
        if row.state == State.NEW and row.key in titles:
            row.state = State.KNOWN
            row.warn(f"al eerder geïmporteerd als ‘{shortened(titles[row.key])}’. Dit wordt niet nog een keer gemaakt.")


def mark_lookalikes(rows: list[CheckedRow], kind: Kind, user: AbstractUser) -> None:
    """Rows that are like an item that is there, or like a row above."""
    there, above = Lookalikes(), Lookalikes()
    for page in items_to_compare(user, kind).only("title", "draft_title", "summary", "key"):
        there.add(called(page.item_key, page.draft_title or page.title), page.draft_title or page.title, page.summary)
    for row in rows:
        summary = row.data.get("summary", "")
        if row.state == State.NEW:
            like = there.like(row.title, summary) or above.like(row.title, summary)
            if like:
                row.state = State.LIKE
                row.warn(f"lijkt op {like}.")
        if row.title:
            above.add(f"rij {row.number}", row.title, summary)


def called(key: str, title: str) -> str:
    """‘tip-3-04’ as people say it: tip 3-04."""
    kind, _dash, rest = key.partition("-")
    return f"{kind} {rest.replace('nr-', 'nummer ')} (‘{shortened(title)}’)"
