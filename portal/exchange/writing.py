"""Writes rows to CSV and XLSX. No cell of it can act as a formula, whoever wrote the text (`harmless`)."""

import csv
import datetime
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from portal.core.spreadsheets import harmless

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WIDEST = 60  # characters, as Excel measures the width of a column


def plain_value(value: object) -> object:
    """What stands in a cell: ja and nee, a moment by the clock here, a list with semicolons, nothing for empty."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.make_naive(value).replace(microsecond=0)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    return None if value == "" else harmless(value)


def csv_content(headings: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    """With semicolons and a mark for UTF-8: so Excel in Dutch opens it right at once."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([plain_value(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_content(headings: Sequence[str], rows: Iterable[Sequence]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Lijst")
    sheet.freeze_panes = "A2"
    lines = [[plain_value(value) for value in row] for row in rows]
    for place, heading in enumerate(headings):
        longest = max([len(heading), *(len(str(line[place] or "")) for line in lines)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(longest + 2, WIDEST)
    sheet.append([heading_cell(sheet, heading) for heading in headings])
    for line in lines:
        sheet.append(line)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(lines) + 1}"
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def heading_cell(sheet, heading: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, heading)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
    return cell


def file_response(name: str, extension: str, headings: Sequence[str], rows: Iterable[Sequence]) -> HttpResponse:
    """A download of these rows; `name` without extension, in letters that every system takes."""
    make = csv_content if extension == "csv" else xlsx_content
    answer = HttpResponse(make(headings, rows), content_type=CONTENT_TYPES[extension])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    return answer
