"""The matrix theme × collectief: a table that says what was done, and honestly where nothing was."""

import pytest
from bs4 import BeautifulSoup

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(client) -> BeautifulSoup:
    signals, learning = make.ThemeFactory(slug="signaleren"), make.ThemeFactory(slug="leren")
    make.ThemePageFactory(theme=signals, title="Signaleren")
    make.ThemePageFactory(theme=learning, title="Leren")
    zwolle = make.RegionFactory(name="Zwolle", slug="zwolle")
    page = make.CollectiefPageFactory(region=zwolle, title="Zwolle", slug="zwolle")
    page.matrix_lines.create(theme=signals, text="Een routekaart voor ouders")
    page.save_revision().publish()
    for _ in range(2):
        make.ActionPageFactory(themes=[signals], regions=[zwolle])
    make.ActionPageFactory(themes=[signals], regions=[zwolle], live=False)
    return BeautifulSoup(client.get("/collectieven/").content, "html.parser").table


def test_rows_and_columns_have_headers(table):
    columns = [header.get_text(" ", strip=True) for header in table.thead.find_all("th", scope="col")]
    assert columns[0] == "Collectief"
    assert [column.split(" ", 1)[1] for column in columns[1:]] == ["Signaleren", "Leren"]
    assert table.tbody.find("th", scope="row").get_text(strip=True) == "Zwolle"


def test_a_cell_tells_what_was_done_and_leads_to_the_published_actions(table):
    cell = table.tbody.find_all("td")[0]
    assert "Een routekaart voor ouders" in cell.text
    assert cell.a["href"] == "/acties/?thema=signaleren&collectief=zwolle"
    assert cell.a.text.startswith("2 acties")
    assert "geen producten" in cell.text


def test_an_empty_cell_says_that_the_report_does_not_mention_it(table):
    assert "Niet vermeld in het rapport" in table.tbody.find_all("td")[1].text
    assert not table.tbody.find_all("td")[1].find("a")
