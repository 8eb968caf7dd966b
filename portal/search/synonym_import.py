"""Synonyms from a CSV file, as their list exports them: first a look at what would change, then all or nothing."""

import csv
from dataclasses import dataclass, field
from io import StringIO

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from .models import Synonym

MOST_BYTES = 500_000  # five thousand synonyms of a hundred characters
MOST_LINES = 2_000
COLUMNS = {str(Synonym._meta.get_field(name).verbose_name): name for name in ("words", "meanings", "two_way")}
TRUTHS = {"true": True, "waar": True, "ja": True, "1": True, "false": False, "onwaar": False, "nee": False, "0": False}


class FileRefused(Exception):
    """The file as a whole cannot be read; the text says to an editor what to do."""


@dataclass
class Plan:
    """What a file would do. `wrong`: number of the line, and what is the matter with it."""

    added: list[Synonym] = field(default_factory=list)
    changed: list[Synonym] = field(default_factory=list)
    same: list[Synonym] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def can_be_written(self) -> bool:
        return bool(self.added or self.changed) and not self.wrong


def read_file(content: bytes) -> str:
    """The text of a file in UTF-8, or as Excel writes it in Dutch (Windows-1252). Raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused("Dit bestand is groter dan 500 kB. Verdeel het over meer bestanden.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused("Dit is geen CSV-bestand. Kies in Excel: Opslaan als, CSV UTF-8.")


def read_plan(text: str) -> Plan:
    """What this text would change now. Raises FileRefused when its first line does not name the columns."""
    rows = read_rows(text)
    plan, seen = Plan(), {}
    kept = {synonym.words.casefold(): synonym for synonym in Synonym.objects.all()}
    for number, row in rows:
        try:
            wanted = made_of(row)
            name = wanted.words.casefold()
            if name in seen:
                raise ValidationError(f"‘{wanted.words}’ staat ook op regel {seen[name]}.")
        except ValidationError as error:
            plan.wrong.append((number, in_words(error)))
            continue
        seen[name] = number
        place(plan, wanted, kept.get(name))
    return plan


def in_words(error: ValidationError) -> str:
    """What is wrong with a line; of a column its name first, and then what our own check says of it."""
    if not hasattr(error, "error_dict"):
        return error.message
    titles = {field: title for title, field in COLUMNS.items()}
    return " ".join(f"Bij ‘{titles[name]}’: {messages[-1]}" for name, messages in error.message_dict.items())


def place(plan: Plan, wanted: Synonym, kept: Synonym | None) -> None:
    if kept is None:
        plan.added.append(wanted)
    elif (kept.meanings, kept.two_way) == (wanted.meanings, wanted.two_way):
        plan.same.append(kept)
    else:
        kept.meanings, kept.two_way = wanted.meanings, wanted.two_way
        plan.changed.append(kept)


def made_of(row: dict[str, str]) -> Synonym:
    """The synonym of a line, as an editor's form would make it. Raises ValidationError in an editor's words."""
    two_way = row["two_way"].strip().casefold() or "nee"
    if two_way not in TRUTHS:
        raise ValidationError(f"Schrijf bij ‘ook andersom’ ja of nee, niet ‘{row['two_way'].strip()}’.")
    synonym = Synonym(words=row["words"], meanings=row["meanings"], two_way=TRUTHS[two_way])
    synonym.full_clean(validate_unique=False)
    return synonym


def read_rows(text: str) -> list[tuple[int, dict[str, str]]]:
    """Each line with its number, by the names of the fields; empty lines are left out. Raises FileRefused."""
    first = text.lstrip().partition("\n")[0]
    divider = ";" if first.count(";") > first.count(",") else ","  # Excel in Dutch writes semicolons
    reader = csv.reader(StringIO(text, newline=""), delimiter=divider, strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise FileRefused(f"Regel {reader.line_num} is niet te lezen. Klopt het aantal aanhalingstekens?") from error
    names = column_names(lines[0][1] if lines else [])
    if len(lines) - 1 > MOST_LINES:
        raise FileRefused(f"Dit bestand heeft meer dan {MOST_LINES} regels. Verdeel het over meer bestanden.")
    nothing = dict.fromkeys(COLUMNS.values(), "")
    return [(number, nothing | dict(zip(names, cells, strict=False))) for number, cells in lines[1:]]


def column_names(cells: list[str]) -> list[str]:
    """The field of each column; one that is not known keeps its own name and is left alone."""
    by_name = {name.casefold(): field for name, field in COLUMNS.items()}
    names = [by_name.get(cell.strip().casefold(), cell.strip().casefold()) for cell in cells]
    if not set(COLUMNS.values()) <= set(names):
        titles = [f"‘{name}’" for name in COLUMNS]
        raise FileRefused(f"Zet op de eerste regel de namen van de kolommen: {', '.join(titles[:-1])} en {titles[-1]}.")
    return names


@transaction.atomic
def write_plan(plan: Plan, user) -> None:
    """Write all that the plan would change, or nothing."""
    for synonyms, action in ((plan.added, "wagtail.create"), (plan.changed, "wagtail.edit")):
        for synonym in synonyms:
            synonym.save()
            log(instance=synonym, action=action, user=user, content_changed=True)
