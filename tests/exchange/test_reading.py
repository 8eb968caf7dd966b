"""Files as Excel, LibreOffice and others make them are read; what is wrong with a file is told."""

import codecs
import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from portal.exchange import reading
from portal.exchange.reading import MOST_ROWS, FileRefused, read_rows
from tests.exchange.files import saved, xlsx

TEXT = 'Titel;Tekst\r\nFryslân – café;"een; twee\r\ndrie"\r\n\r\n‘Vier’;€ 5\r\n'


def is_header(cells: list[str]) -> bool:
    return bool(cells) and cells[0] == "Titel"


def rows(content: bytes) -> list[tuple[int, list[str]]]:
    return [(row.number, row.cells) for row in read_rows(content, is_header)[1]]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("cp1252"),
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        ("sep=;\r\n" + TEXT).encode("cp1252"),
        TEXT.replace("\r\n", "\n").encode(),
    ],
    ids=["windows-1252", "utf-8", "utf-8 with mark", "utf-16", "utf-16 big endian", "line with sep=", "unix lines"],
)
def test_a_csv_of_dutch_excel_is_read_with_its_accents_quotes_and_row_numbers(content):
    assert rows(content) == [(2, ["Fryslân – café", "een; twee\ndrie"]), (4, ["‘Vier’", "€ 5"])]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_semicolons_commas_and_tabs_divide_the_cells(separator):
    content = f'Titel{separator}"Tekst, met; tekens"\nA{separator}B\n'.encode()
    assert rows(content) == [(2, ["A", "B"])]


def test_numbers_dates_and_truths_of_a_workbook_become_what_a_reader_sees():
    content = xlsx(
        ["Titel", "Tekst"],
        [12, 2.5],
        [True, datetime.date(2026, 3, 1)],
        [None, None],
        [datetime.datetime(2026, 3, 1, 9, 30), "  met blanco  "],
    )
    assert rows(content) == [
        (2, ["12", "2,5"]),
        (3, ["ja", "01-03-2026"]),
        (5, ["01-03-2026 09:30", "met blanco"]),
    ]


def test_a_formula_is_never_worked_out_and_is_told_as_a_formula():
    workbook = Workbook()
    workbook.active.append(["Titel", "Tekst"])
    workbook.active.append(["=1+1", '=HYPERLINK("https://kwaad.test";"klik")'])
    _header, (row,) = read_rows(saved(workbook), is_header)
    assert (row.cells, row.formulas) == (["", ""], {0, 1})
    _header, (row,) = read_rows(b"Titel;Tekst\n=1+1;@som\n", is_header)
    assert row.formulas == {0}


def test_an_error_of_excel_is_no_text():
    workbook = Workbook()
    workbook.active.append(["Titel", "Tekst"])
    workbook.active.append(["goed", "#REF!"])
    _header, (row,) = read_rows(saved(workbook), is_header)
    assert row.faults == {1}
    _header, (row,) = read_rows(b"Titel;Tekst\ngoed;#VERW!\n", is_header)
    assert row.faults == {1}


def test_the_apostrophe_that_our_own_export_puts_in_front_is_taken_away():
    assert rows(b"Titel;Tekst\n'=goed;'tekst\n") == [(2, ["=goed", "'tekst"])]


def test_the_header_may_stand_lower_and_on_another_sheet():
    workbook = Workbook()
    workbook.active.append(["Uitleg"])
    sheet = workbook.create_sheet("Lijst")
    sheet.append(["Onze lijst van 2026"])
    sheet.append(["Titel", "Tekst"])
    sheet.append(["A", "B"])
    sheet["A2"].comment = Comment("let op", "wij")
    assert rows(saved(workbook)) == [(3, ["A", "B"])]


def broken_package() -> bytes:
    content = xlsx(["Titel"], ["A"])
    return content[: len(content) // 2]


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def with_entities() -> bytes:
    """A workbook whose sheet asks for a ‘billion laughs’."""
    source = io.BytesIO(xlsx(["Titel"], ["A"]))
    out = io.BytesIO()
    lol = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            text = before.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text = lol.encode() + text.replace(b"<sheetData>", b"<sheetData><row><c><v>&b;</v></c></row>")
            after.writestr(part, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Dit bestand is leeg"),
        (b"  \n \n", "geen regel met de namen van de kolommen"),
        (b"%PDF-1.4\n\x00", "Dit is geen CSV-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "een oud Excel-bestand (XLS), of er zit een wachtwoord op"),
        (b"PK\x03\x04 kapot", "niet te lezen"),
        (broken_package(), "niet te lezen"),
        (with_entities(), "niet te lezen"),
        (package(**{"word/document.xml": b"<a/>"}), "Dit is geen Excel-bestand"),
        (package(**{"content.xml": b"<a/>"}), "Dit is een ODS-bestand"),
        (package(**{"xl/workbook.xml": b"<a/>"}), "niet te lezen"),
        (package(**{"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}), "zitten macro’s"),
        (package(**{"xl/workbook.xml": b"<a/>", "xl/big.xml": b" " * (101 * 1024 * 1024)}), "te groot om te lezen"),
        (b'Titel;Tekst\n"niet gesloten;x\n', "Rij 2 is niet te lezen"),
        (b"Naam;Omschrijving\nA;B\n", "geen regel met de namen van de kolommen"),
        (b"Titel;Tekst\n" + b"a;b\n" * (MOST_ROWS + 1), "meer dan 5.000 rijen"),
        (b"x" * (reading.MOST_BYTES + 1), "groter dan 10 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why_and_what_to_do(content, said):
    with pytest.raises(FileRefused, match=said.replace("(", r"\(").replace(")", r"\)").replace(".", r"\.")):
        read_rows(content, is_header)


def test_a_sheet_that_says_it_is_endless_is_read_no_further_than_there_is_something():
    source = io.BytesIO(xlsx(["Titel", "Tekst"], ["A", "B"]))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.infolist():
            text = before.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text = text.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
                assert b"XFD" in text
            after.writestr(part, text)
    assert rows(out.getvalue()) == [(2, ["A", "B"])]
