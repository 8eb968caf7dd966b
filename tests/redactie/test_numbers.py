"""The table of numbers on the dashboard: every number is the length of its list, and nothing of another counts."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from portal.core.models import Region
from portal.findings.models import FindingSectionPage
from portal.linkcheck.gathering import refresh_all
from portal.linkcheck.models import CheckedAddress
from portal.redactie.numbers import table_for
from portal.teams.establishing import establish
from products.models import ProductSectionPage
from tests import factories as make
from tests.linkcheck.test_gathering import body, link
from tests.teams.conftest import sign_in

pytestmark = pytest.mark.django_db
LIST = "/beheer/wat-ontbreekt/"
HEADS = ["Collectief", "Dode links", "Over tijd", "Zonder rechten", "Zonder samenvatting"]


def without_summary(page):
    """As a draft: nothing is published without one."""
    page.summary = ""
    page.save_revision(clean=False)


def collectief(name: str) -> Region:
    """A team, with in its own part a product without rights and a finding with a dead link, of which the draft that
    is being written has no summary."""
    region = establish(region=Region(name=name), mailbox=f"{name.lower()}@voorbeeld.test").team.region
    products, findings = (model.objects.get(region=region) for model in (ProductSectionPage, FindingSectionPage))
    make.ProductPageFactory(parent=products, title=f"Product van {name}", regions=[region], rights="unknown")
    make.ProductPageFactory(parent=products, title=f"Vrij van {name}", regions=[region], rights="free")
    finding = make.FindingPageFactory(
        parent=findings,
        title=f"Bevinding van {name}",
        regions=[region],
        body=body(("text", link(f"https://{name.lower()}.test/weg"))),
    )
    without_summary(finding)
    return region


def all_links_die() -> None:
    refresh_all()
    CheckedAddress.objects.update(state=CheckedAddress.State.GONE)


@pytest.fixture
def two(db) -> tuple[Region, Region]:
    """Zwolle has one of each kind of gap, Arnhem two products without rights; one product belongs to nobody."""
    zwolle, arnhem = collectief("Zwolle"), collectief("Arnhem")
    part = make.RegionFactory(name="Arnhem-Zuid", part_of=arnhem)
    make.ProductPageFactory(title="Uit een deel van Arnhem", regions=[part], rights="unknown")
    make.ProductPageFactory(title="Van niemand", rights="unknown")
    draft = make.ProductPageFactory(title="Een concept met rechten", regions=[zwolle], rights="unknown", live=False)
    draft.rights = "free"
    draft.save_revision()
    all_links_die()
    return zwolle, arnhem


def table(client: Client) -> dict[str, list[tuple[int, str]]]:
    """Every line by its name: numbers and where they lead."""
    panel = BeautifulSoup(client.get("/beheer/").content, "html.parser").select_one("#aandacht-section")
    assert [head.get_text(" ", strip=True) for head in panel.select("thead th")] == HEADS
    return {
        row.th.get_text(strip=True): [(int(cell.next_element), cell["href"]) for cell in row.select("td a")]
        for row in panel.select("tbody tr")
    }


def titles(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    rows = BeautifulSoup(answer.content, "html.parser").select("main table tbody tr")
    return sorted(row.select_one(".title-wrapper").get_text(strip=True) for row in rows)


def test_every_number_of_the_national_editor_is_the_length_of_its_list(two, eindredacteur):
    found = table(eindredacteur)
    assert {name: [number for number, _url in cells] for name, cells in found.items()} == {
        "Alles wat u mag wijzigen": [2, 0, 4, 2],
        "Arnhem": [1, 0, 2, 1],
        "Zwolle": [1, 0, 1, 1],
    }
    for name, cells in found.items():
        for number, address in cells:
            assert len(titles(eindredacteur, address)) == number, (name, address)
    dead, _late, rights, summary = (titles(eindredacteur, address) for _number, address in found["Arnhem"])
    assert dead == summary == ["Bevinding van Arnhem"]
    assert rights == ["Product van Arnhem", "Uit een deel van Arnhem"]
    assert "Van niemand" in titles(eindredacteur, found["Alles wat u mag wijzigen"][2][1])


def test_a_redacteur_of_one_collectief_has_its_numbers_alone_and_its_lists_alone(two, eindredacteur):
    zwolle = sign_in("Redacteur Zwolle")
    found = table(zwolle)
    assert list(found) == ["Zwolle"]
    assert [number for number, _address in found["Zwolle"]] == [1, 0, 1, 1]
    dead, _late, rights, summary = (titles(zwolle, address) for _number, address in found["Zwolle"])
    assert dead == summary == ["Bevinding van Zwolle"]
    assert rights == ["Product van Zwolle"]
    for _number, address in table(eindredacteur)["Arnhem"]:
        assert b"van Arnhem" not in zwolle.get(address).content


def test_the_number_of_questions_to_the_database_does_not_grow_with_collectieven(two, account):
    user = account("Landelijke eindredacteur")
    with CaptureQueriesContext(connection) as few:
        assert len(table_for(user)[1]) == 3
    for name in ("Breda", "Delft", "Ede"):
        collectief(name)
    all_links_die()
    user = type(user).objects.get(pk=user.pk)  # who remembers no rights
    with CaptureQueriesContext(connection) as many:
        assert len(table_for(user)[1]) == 6
    assert len(many) == len(few)


def test_the_list_tells_what_lacks_and_can_be_taken_along_without_formulas(eindredacteur):
    without_summary(make.ProductPageFactory(title="=HYPERLINK(1)", rights="unknown"))
    row = BeautifulSoup(eindredacteur.get(LIST).content, "html.parser").select_one("main table tbody tr")
    assert "rechten, samenvatting" in row.get_text(" ", strip=True)
    book = load_workbook(BytesIO(eindredacteur.get(LIST, {"export": "xlsx"}).getvalue())).active
    head, cells = ([cell.value for cell in row] for row in book.iter_rows())
    told = dict(zip(head, cells, strict=True))
    assert (told["Titel"], told["Soort"], told["Wat ontbreekt"]) == (
        "'=HYPERLINK(1)",
        "Product",
        "rechten, samenvatting",
    )
    text = b"".join(eindredacteur.get(LIST, {"export": "csv", "mist": "rechten"}).streaming_content).decode()
    assert "'=HYPERLINK(1)" in text
    assert "Wat ontbreekt" in text


def test_what_lacks_nothing_says_so_and_who_may_change_no_page_sees_neither_numbers_nor_list(
    redacteur, account, sign_in
):
    assert "Er zijn geen items waar dit aan ontbreekt." in redacteur.get(LIST).content.decode()
    assert [number for number, _url in table(redacteur)["Zwolle"]] == [0, 0, 0, 0]
    beheerder = sign_in(account("Beheerder"))
    assert "Wat aandacht vraagt" not in beheerder.get("/beheer/").content.decode()
    for address in (LIST, f"{LIST}resultaten/", f"{LIST}?export=csv"):
        assert beheerder.get(address).status_code == 302, address
