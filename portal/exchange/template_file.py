"""The file to fill in: as XLSX with an explanation and drop-downs, or as CSV with the names alone and an example."""

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from portal.core.spreadsheets import harmless

from .columns import Column, Kind
from .reading import MOST_ROWS
from .values import Paragraphs, Terms

HEAD = PatternFill("solid", fgColor="1F3A5F")
EXAMPLE_TEXT = Font(italic=True, color="5A5A5A")
WIDE, NARROW = 48, 26  # characters, as Excel measures the width of a column
LISTS = "Keuzelijsten"


def example_of(column: Column) -> str:
    """What the example row has in this column; of a vocabulary the first term that there is now."""
    if not column.example and isinstance(column.reader, Terms):
        return next(iter(column.reader.choices()), "")
    return column.example


def template_csv(kind: Kind) -> bytes:
    """With semicolons and a mark for UTF-8: so Excel in Dutch opens it right at once."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in kind.columns)
    writer.writerow(harmless(example_of(column)) for column in kind.columns)
    return out.getvalue().encode("utf-8-sig")


def template_xlsx(kind: Kind) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Invullen"
    lists = workbook.create_sheet(LISTS)
    explain(workbook.create_sheet("Uitleg"), kind)
    fill_in(sheet, kind)
    add_choices(sheet, lists, kind)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def fill_in(sheet: Worksheet, kind: Kind) -> None:
    for place, column in enumerate(kind.columns, start=1):
        head = sheet.cell(1, place, column.heading)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), HEAD
        head.alignment = Alignment(vertical="center", wrap_text=True)
        head.comment = Comment(column.help, "Redactie", height=120, width=300)
        example = sheet.cell(2, place, harmless(example_of(column)))
        example.font, example.alignment = EXAMPLE_TEXT, Alignment(vertical="top", wrap_text=True)
        wide = isinstance(column.reader, Paragraphs) or column.name in {"title", "summary"}
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = WIDE if wide else NARROW
        sheet.column_dimensions[letter].number_format = "@"  # text: Excel then makes no date of 1-2
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "A2"


def add_choices(sheet: Worksheet, lists: Worksheet, kind: Kind) -> None:
    """A drop-down where there is something to choose. More than one term may be typed, so it does not refuse those."""
    place = 0
    for number, column in enumerate(kind.columns, start=1):
        choices = column.reader.choices()
        if not choices:
            continue
        place += 1
        letter = get_column_letter(place)
        for row, text in enumerate([column.heading, *choices], start=1):
            lists.cell(row, place, harmless(text))
        lists.cell(1, place).font = Font(bold=True)
        lists.column_dimensions[letter].width = WIDE
        rule = DataValidation(
            type="list",
            formula1=f"{quote_sheetname(LISTS)}!${letter}$2:${letter}${len(choices) + 1}",
            allow_blank=True,
            showErrorMessage=not isinstance(column.reader, Terms),
            errorTitle=column.heading,
            error="Kies een van de namen uit de lijst.",
        )
        rule.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{MOST_ROWS + 2}")
        sheet.add_data_validation(rule)


def explain(sheet: Worksheet, kind: Kind) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = NARROW, 90
    lines = [
        (f"Zo importeert u {kind.plural}", ""),
        ("1", "Vul op het blad ‘Invullen’ één rij in voor elk item. De tweede rij is een voorbeeld en telt niet mee."),
        ("2", "Kies het bestand in het portaal bij Importeren. U ziet eerst per rij wat er gebeurt en wat niet klopt."),
        ("3", "Pas als u akkoord geeft, maakt het portaal concepten. Er komt niets vanzelf op de site."),
        (
            "",
            "Klopt een rij niet? Pas het bestand aan en kies het opnieuw. Wat al gemaakt is, komt er niet dubbel in.",
        ),
        ("", "Zet er nooit gegevens van kinderen, ouders of melders in."),
        ("", ""),
        ("Kolom", "Wat u invult"),
        *((column.heading, column.help) for column in kind.columns),
    ]
    for number, (left, right) in enumerate(lines, start=1):
        sheet.cell(number, 1, left).alignment = Alignment(vertical="top")
        sheet.cell(number, 2, right).alignment = Alignment(vertical="top", wrap_text=True)
        if not right or left == "Kolom":
            sheet.cell(number, 1).font = Font(bold=True)
    sheet.cell(8, 2).font = Font(bold=True)
