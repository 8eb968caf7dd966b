"""The front page: what this is, a search field, themes, collectieven, what is new, where to begin."""

import pytest
from bs4 import BeautifulSoup

from tests import factories as make

pytestmark = pytest.mark.django_db


def soup_of(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/").content, "html.parser")


def test_it_says_honestly_that_there_are_no_findings_yet(client):
    assert "Er zijn nog geen nieuwe bevindingen" in soup_of(client).main.text


def test_the_newest_finding_stands_there_once_it_is_published(client):
    finding = make.FindingPageFactory(title="Huisartsen bellen vaker")
    make.FindingPageFactory(title="Nog in de maak", live=False)
    main = soup_of(client).main
    assert main.find(attrs={"data-sleutel": finding.key})["data-soort"] == "bevinding"
    assert "Nog in de maak" not in main.text
    assert "Er zijn nog geen nieuwe bevindingen" not in main.text


def test_themes_show_in_the_order_of_their_number(client):
    make.ThemePageFactory(theme=make.ThemeFactory(number=2), title="Tweede thema")
    make.ThemePageFactory(theme=make.ThemeFactory(number=1), title="Eerste thema")
    cards = soup_of(client).find_all("article", attrs={"data-soort": "thema"})
    assert [card.find("h3").text for card in cards] == ["Eerste thema", "Tweede thema"]


def test_its_one_search_field_asks_the_search_page(client):
    (form,) = soup_of(client).find_all("form", role="search")
    assert form["action"] == "/zoeken/"
    assert form.find("label")["for"] == form.find("input", type="search")["id"]
