"""The lists of the site as CSV and XLSX: what a visitor sees, under the same filters, and nothing that could run."""

import csv
import datetime
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import PageViewRestriction

from portal.findings.models import FindingIndexPage
from tests import factories as make

pytestmark = pytest.mark.django_db


def read_csv(client, path: str) -> list[dict]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def read_xlsx(client, path: str) -> list[list]:
    workbook = load_workbook(BytesIO(client.get(path).content))
    return [[cell.value for cell in row] for row in workbook.active.iter_rows()]


def test_a_list_has_all_that_its_cards_tell_with_addresses_that_last(client):
    theme, other = make.ThemeFactory(name="Samen leren"), make.ThemeFactory(name="Borgen")
    province = make.RegionFactory(name="Friesland", kind="province")
    region = make.RegionFactory(name="Leeuwarden", part_of=province)
    make.CollectiefPageFactory(title="Leeuwarden", region=region)
    page = make.TipPageFactory(
        title="Maak samen een routekaart",
        summary="Dat helpt; echt.",
        themes=[theme, other],
        regions=[region],
        audiences=[make.AudienceFactory(name="Wijkteam")],
        judgement="current",
        judged_on=datetime.date(2026, 3, 1),
    )
    (row,) = read_csv(client, "/tips/lijst.csv")
    assert row["Titel"] == "Maak samen een routekaart"
    assert row["Soort"] == "Tip"
    assert row["Samenvatting"] == "Dat helpt; echt."
    assert row["Thema’s"] == "Samen leren; Borgen"
    assert row["Collectieven"] == "Leeuwarden"
    assert row["Regio’s"] == "Leeuwarden"
    assert row["Doelgroepen"] == "Wijkteam"
    assert (row["Oordeel over actualiteit"], row["Beoordeeld op"]) == ("actueel", "2026-03-01")
    assert row["Vast adres"] == f"http://testserver/t/{page.number}"
    assert row["Adres"] == f"http://testserver{page.url}"
    assert row["Bron (regels in het rapport)"] == "166-168"
    assert client.get(row["Vast adres"]).status_code == 302
    xlsx = read_xlsx(client, "/tips/lijst.xlsx")
    assert xlsx[0] == list(row)
    assert xlsx[1][0] == row["Titel"]
    assert xlsx[1][9] == datetime.datetime(2026, 3, 1)


def test_the_link_on_a_list_takes_its_filters_along_and_gives_all_its_pages(client):
    theme = make.ThemeFactory(slug="leren")
    for number in range(23):
        make.TipPageFactory(title=f"Tip over leren {number:02}", themes=[theme])
    make.TipPageFactory(title="Een andere tip")
    page = BeautifulSoup(client.get("/tips/?thema=leren&sorteer=titel&pagina=2").content, "html.parser")
    links = [link["href"] for link in page.select("a[href*='lijst.']")]
    assert links == ["/tips/lijst.xlsx?thema=leren&sorteer=titel", "/tips/lijst.csv?thema=leren&sorteer=titel"]
    assert [row["Titel"] for row in read_csv(client, links[1])] == [
        f"Tip over leren {number:02}" for number in range(23)
    ]
    assert len(read_xlsx(client, links[0])) == 24
    plain = BeautifulSoup(client.get("/tips/").content, "html.parser")
    assert [link["href"] for link in plain.select("a[href*='lijst.']")] == ["/tips/lijst.xlsx", "/tips/lijst.csv"]


def test_a_search_can_be_taken_along_in_its_own_order(client):
    make.TipPageFactory(title="De meldcode", summary="Zo werkt het.")
    make.ProductPageFactory(title="Kaart", summary="Over de meldcode in de wijk.")
    make.FindingPageFactory(title="Iets anders")
    page = BeautifulSoup(client.get("/zoeken/?q=meldcode").content, "html.parser")
    (link,) = [link["href"] for link in page.select("a[href*='lijst.csv']")]
    rows = read_csv(client, link)
    assert [(row["Titel"], row["Soort"]) for row in rows] == [("De meldcode", "Tip"), ("Kaart", "Product")]
    assert read_csv(client, "/zoeken/lijst.csv?q=ruimtevaart") == []
    assert read_csv(client, "/zoeken/lijst.csv?q=%00&thema=bestaat-niet&pagina=x") != []


def test_nothing_hidden_stands_in_a_file(client):
    shown = make.FindingPageFactory(title="Te zien")
    make.FindingPageFactory(title="Concept", live=False)
    make.FindingPageFactory(title="Verlopen", expire_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    closed = make.FindingPageFactory(title="Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert [row["Titel"] for row in read_csv(client, "/bevindingen/lijst.csv")] == [shown.title]
    PageViewRestriction.objects.create(page=FindingIndexPage.objects.get(), restriction_type="login")
    assert client.get("/bevindingen/lijst.csv").status_code == 404


def test_no_cell_of_a_file_can_act_as_a_formula(client):
    make.ProductPageFactory(title='=HYPERLINK("https://kwaad.test")', summary="+31 is een nummer", makers="@iedereen")
    (row,) = read_csv(client, "/producten/lijst.csv")
    assert row["Titel"] == '\'=HYPERLINK("https://kwaad.test")'
    assert row["Samenvatting"] == "'+31 is een nummer"
    workbook = load_workbook(BytesIO(client.get("/producten/lijst.xlsx").content))
    assert {cell.data_type for cell in workbook.active[2]} <= {"s", "n", "d"}
    assert workbook.active["A2"].value == '\'=HYPERLINK("https://kwaad.test")'


def test_a_file_is_kept_from_search_engines_and_sets_no_cookie(client):
    make.TipPageFactory()
    for path in ("/tips/lijst.csv", "/tips/lijst.xlsx", "/zoeken/lijst.csv"):
        answer = client.get(path)
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Content-Disposition"].startswith("attachment; filename=")
        assert not answer.cookies
        assert client.post(path).status_code == 405


def test_a_list_with_nothing_in_it_offers_no_file(client):
    assert "lijst.csv" not in client.get("/bevindingen/").content.decode()
    assert read_csv(client, "/bevindingen/lijst.csv") == []


@pytest.mark.parametrize("path", ["/tips/lijst.csv", "/tips/lijst.xlsx", "/zoeken/lijst.csv?q=tip"])
def test_a_long_list_costs_no_more_queries_than_a_short_one(client, path):
    def queries(number: int) -> int:
        for _number in range(number):
            make.TipPageFactory(themes=[make.ThemeFactory()], regions=[make.RegionFactory()])
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    few = queries(2)
    assert queries(25) == few
    assert few <= 15
