"""The file to fill in: what stands in it, and that it can be chosen at once."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from portal.exchange.columns import KINDS
from tests import factories as make
from tests.exchange.files import ADDRESS, choose, press, saved, told


@pytest.fixture
def workbook(eindredacteur):
    make.ThemeFactory(name="Samen leren en ontwikkelen", number=3)
    make.ThemeFactory(name="=Kwaad", slug="kwaad", number=4)
    answer = eindredacteur.get(f"{ADDRESS}sjabloon/product.xlsx")
    assert 'filename="sjabloon-producten.xlsx"' in answer["Content-Disposition"]
    return load_workbook(BytesIO(answer.content))


def test_it_has_names_with_an_explanation_an_example_and_drop_downs(workbook):
    assert workbook.sheetnames == ["Invullen", "Keuzelijsten", "Uitleg"]
    sheet = workbook["Invullen"]
    heads = {cell.value: cell for cell in sheet[1]}
    assert list(heads) == [column.heading for column in KINDS["product"].columns]
    assert all(cell.comment.text for cell in heads.values())
    assert sheet["A2"].value == "voorbeeld"
    ranges = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    kind = heads["Soort product"].column_letter
    assert any(place.startswith(f"{kind}2:") for place in ranges)
    lists = {
        column[0].value: [cell.value for cell in column[1:] if cell.value] for column in workbook["Keuzelijsten"]["A:Z"]
    }
    assert "factsheet" in lists["Soort product"]
    assert lists["Thema’s"] == ["Samen leren en ontwikkelen", "'=Kwaad"]


def test_as_it_is_it_holds_nothing_to_import_and_filled_in_it_does(eindredacteur, workbook):
    assert "Vul ten minste één rij in" in told(choose(eindredacteur, saved(workbook), kind="product"))
    sheet = workbook["Invullen"]
    for place, head in enumerate([cell.value for cell in sheet[1]], start=1):
        cell = {"Titel": "Kaart voor de wijk", "Thema’s": "'=Kwaad; 3"}.get(head)
        sheet.cell(3, place, cell)
    screen = choose(eindredacteur, saved(workbook), kind="product")
    assert "Akkoord, maak 1 concept" in told(screen)
    press(eindredacteur, screen, "Akkoord")
    page = KINDS["product"].model.objects.get()
    assert sorted(term.number for term in page.themes.all()) == [3, 4]


def test_the_example_alone_is_right_when_it_gets_a_reference(eindredacteur, workbook):
    workbook["Invullen"]["A2"] = "1"
    for column in ("Regio’s", "Doelgroepen"):
        assert column in {cell.value for cell in workbook["Invullen"][1]}
    assert "Akkoord, maak 1 concept" in told(choose(eindredacteur, saved(workbook), kind="product"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_csv_opens_in_dutch_excel_and_comes_back(eindredacteur, db, kind):
    make.ThemeFactory()
    answer = eindredacteur.get(f"{ADDRESS}sjabloon/{kind}.csv")
    assert answer.content.startswith("\ufeffEigen kenmerk;Titel;".encode())
    filled = answer.content.decode("utf-8-sig").replace("voorbeeld;", "nummer 1;", 1)
    screen = choose(eindredacteur, filled.encode("cp1252"), kind=kind, name="ingevuld.csv")
    assert "Akkoord, maak 1 concept" in told(screen)
