"""Reads a spreadsheet that somebody uploads into numbered rows of text. Nothing in it is ever worked out or run.

A cell with a formula comes back as a formula, so that a check can refuse it: what it would show is not known here.
"""

import csv
import datetime
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO, StringIO

from openpyxl import load_workbook

MOST_BYTES = 10 * 1024 * 1024  # of the file; 5,000 rows of a page of text each, packed
MOST_UNPACKED = 60 * 1024 * 1024  # bytes of an XLSX once unpacked, all its parts together
MOST_ROWS = 5_000  # rows with something in them, the header apart
MOST_LINES = 50_000  # rows with the empty ones: a sheet on which somebody once coloured a column has many
MOST_COLUMNS = 100
HEADER_WITHIN = 20  # rows in which the names of the columns must stand
SEPARATORS = ";,\t"
NOT_READABLE = "Dit bestand is niet te lezen. Open het in Excel of LibreOffice en bewaar het opnieuw als XLSX of CSV."
NO_HEADER = (
    "In dit bestand staat geen regel met de namen van de kolommen. Download het sjabloon en gebruik de namen daaruit."
)
# What Excel shows, in Dutch and in English, where a formula failed.
FAULTS = frozenset(
    {"#VERW!", "#NAAM?", "#WAARDE!", "#DEEL/0!", "#N/B", "#GETAL!", "#LEEG!"}
    | {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}
)
# `portal.core.spreadsheets.harmless` puts an apostrophe before these; a list that is exported and comes back loses it.
GUARDED = tuple(f"'{start}" for start in "=+-@＝＋－＠")


class FileRefused(Exception):
    """The file as a whole cannot be taken; the text says to an editor what to do."""


@dataclass
class Row:
    """One row as it stands in the spreadsheet: its number there, and the text of its cells.

    `formulas`: places of cells with a formula. `faults`: places of cells that show an error of the spreadsheet.
    """

    number: int
    cells: list[str]
    formulas: set[int] = field(default_factory=set)
    faults: set[int] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        return not (self.formulas or self.faults or any(self.cells))


def read_rows(content: bytes, is_header: Callable[[list[str]], bool]) -> tuple[Row, list[Row]]:
    """The row with the names of the columns, and the rows under it that are not empty.

    `is_header` tells whether these cells are the names. In an XLSX all sheets are looked at, and the first that has
    such a row is read. Raises FileRefused.
    """
    if not content:
        raise FileRefused("Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > MOST_BYTES:
        raise FileRefused("Dit bestand is groter dan 10 MB. Verdeel het over meer bestanden.")
    if content.startswith(b"PK"):
        return read_xlsx(content, is_header)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused(
            "Dit is een oud Excel-bestand (XLS), of er zit een wachtwoord op. "
            "Kies in Excel: Opslaan als, Excel-werkmap (XLSX), zonder wachtwoord."
        )
    found = under_header(csv_rows(decode(content)), is_header)
    if found is None:
        raise FileRefused(NO_HEADER)
    return found


def under_header(rows: Iterator[Row], is_header: Callable[[list[str]], bool]) -> tuple[Row, list[Row]] | None:
    """The header and what stands under it; None when none of the first rows is one. Raises FileRefused."""
    header, found = None, []
    for row in rows:
        if header is None:
            if is_header(row.cells):
                header = row
            elif row.number >= HEADER_WITHIN:
                return None
        elif not row.is_empty:
            found.append(row)
        if len(found) > MOST_ROWS or row.number > MOST_LINES:
            raise FileRefused("Dit bestand heeft meer dan 5.000 rijen. Verdeel het over meer bestanden.")
    return (header, found) if header else None


def read_xlsx(content: bytes, is_header: Callable[[list[str]], bool]) -> tuple[Row, list[Row]]:
    check_package(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of a workbook that are not read here
            workbook = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
            for sheet in workbook.worksheets:
                found = under_header(sheet_rows(sheet), is_header)
                if found is not None:
                    return found
    except FileRefused:
        raise
    except Exception as error:  # whatever the reader meets in a broken or hostile file
        raise FileRefused(NOT_READABLE) from error
    raise FileRefused(NO_HEADER)


def check_package(content: bytes) -> None:
    """Look at what the package says of itself, before anything is unpacked. Raises FileRefused."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileRefused(NOT_READABLE) from error
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise FileRefused("In dit bestand zitten macro’s. Bewaar het als gewone Excel-werkmap (XLSX) zonder macro’s.")
    if "content.xml" in names:
        raise FileRefused("Dit is een ODS-bestand. Kies in LibreOffice: Opslaan als, Excel-werkmap (XLSX).")
    if "xl/workbook.xml" not in names:
        raise FileRefused("Dit is geen Excel-bestand. Kies een bestand dat als XLSX of CSV is bewaard.")
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(part.flag_bits & 1 for part in parts):
        raise FileRefused("Dit bestand is te groot om te lezen. Haal plaatjes en lege rijen weg en bewaar het opnieuw.")


def sheet_rows(sheet) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        filled = [(place, cell) for place, cell in enumerate(cells) if cell.value is not None]
        row = Row(number, [""] * (filled[-1][0] + 1 if filled else 0))
        for place, cell in filled:
            if cell.data_type == "f":
                row.formulas.add(place)
            elif cell.data_type == "e":
                row.faults.add(place)
            else:
                row.cells[place] = as_text(cell.value)
        yield row


def as_text(value: object) -> str:
    """What a reader of the sheet would say that the cell holds: a date as 31-12-2026, 12.0 as 12, true as ja."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime.datetime):
        return f"{value:%d-%m-%Y}" if value.time() == datetime.time() else f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d-%m-%Y}"
    return clean_text(str(value))


def clean_text(text: str) -> str:
    """Without blanks around it, characters that no database takes, or the apostrophe that an export put in front."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").replace("\0", "").strip()
    return text[1:] if text.startswith(GUARDED) else text


def decode(content: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with its mark, or Windows-1252 as Excel writes in Dutch.

    Raises FileRefused.
    """
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused("Dit is geen CSV-bestand. Kies in Excel: Opslaan als, CSV UTF-8. Of bewaar het als XLSX.")


def csv_rows(text: str) -> Iterator[Row]:
    """Rows as a spreadsheet numbers them: a cell with line breaks is one row. Raises FileRefused."""
    first, _break, rest = text.partition("\n")
    separator = separator_of(first)
    if first.strip().lower() in {f"sep={sign}" for sign in SEPARATORS}:  # Excel does not show this line
        separator, text = first.strip("\r")[4], rest
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            texts = [clean_text(cell) for cell in cells[:MOST_COLUMNS]]
            formulas = {place for place, cell in enumerate(cells[:MOST_COLUMNS]) if cell.lstrip().startswith("=")}
            faults = {place for place, cell in enumerate(texts) if cell in FAULTS}
            yield Row(number, texts, formulas, faults)
    except csv.Error as error:
        raise FileRefused(
            f"Rij {number + 1} is niet te lezen. Kijk of elk aanhalingsteken openen en sluiten klopt."
        ) from error


def separator_of(line: str) -> str:
    """The sign that divides the cells of this line: the most frequent outside quotes."""
    outside = "".join(part for place, part in enumerate(line.split('"')) if place % 2 == 0)
    return max(SEPARATORS, key=outside.count)
