"""Twenty results a page, in an order that the visitor chooses; every page has an address."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests import factories as make

pytestmark = pytest.mark.django_db


def look(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [" ".join(card.find(class_="card__title").get_text().split()) for card in soup.select("article.card")]


@pytest.fixture(scope="class")
def many(once_a_class) -> list[str]:
    """Titles of 45 tips, in order, all under the theme ‘delen’."""
    with once_a_class():
        theme = make.ThemeFactory(slug="delen")
        tips = [make.TipPageFactory(title=f"Tip nummer {number:02}", themes=[theme]) for number in range(45)]
    return [tip.title for tip in tips]


class TestFortyFiveTips:
    def test_pages_follow_each_other_without_a_gap(self, client, many):
        seen = [title for page in (1, 2, 3) for title in titles(look(client, f"/tips/?pagina={page}"))]
        assert seen == many

    def test_links_lead_to_the_neighbours_and_keep_the_filters(self, client, many):
        soup = look(client, "/tips/?thema=delen&pagina=2")
        assert soup.find("a", rel="prev")["href"] == "?thema=delen"
        assert soup.find("a", rel="next")["href"] == "?thema=delen&pagina=3"
        current = soup.select_one(".pagination [aria-current=page]")
        assert current.get_text() == "Pagina 2"
        assert "21 tot en met 40, pagina 2 van 3" in soup.get_text()

    def test_a_page_beyond_the_last_shows_the_last_and_says_so(self, client, many):
        soup = look(client, "/tips/?pagina=99999")
        assert titles(soup) == many[40:]
        assert "Pagina 99999 is er niet. U ziet de laatste pagina: 3." in soup.get_text()

    @pytest.mark.parametrize("page", ["0", "-1", "x", "", "9999999999999999", "²"])
    def test_a_page_number_that_is_none_shows_the_first(self, client, many, page):
        assert titles(look(client, f"/tips/?pagina={page}"))[0] == "Tip nummer 00"


@pytest.mark.parametrize(("number", "words"), [(1, "1 tip"), (2, "2 tips")])
def test_the_number_of_results_stands_in_words_and_is_announced(client, number, words):
    make.TipPageFactory.create_batch(number)
    status = look(client, "/tips/").find(role="status")
    assert status.h2.get_text(strip=True) == words


def test_one_page_of_results_has_no_links_to_pages(client):
    make.TipPageFactory()
    assert not look(client, "/tips/").select(".pagination")


def test_the_order_can_be_the_title(client):
    for title in ("Beer", "Aap", "Cavia"):
        make.TipPageFactory(title=title)
    assert titles(look(client, "/tips/")) == ["Beer", "Aap", "Cavia"]
    soup = look(client, "/tips/?sorteer=titel")
    assert titles(soup) == ["Aap", "Beer", "Cavia"]
    assert soup.select_one(".sort-links [aria-current]").get_text(strip=True) == "Titel"


def test_findings_stand_newest_first(client):
    for days, title in ((3, "Oud"), (1, "Nieuw"), (2, "Midden")):
        moment = timezone.now() - datetime.timedelta(days=days)
        make.FindingPageFactory(title=title, first_published_at=moment)
    assert titles(look(client, "/bevindingen/")) == ["Nieuw", "Midden", "Oud"]


def test_best_first_can_be_chosen_only_when_there_are_words(client):
    make.TipPageFactory(title="Zorg")
    make.TipPageFactory(title="Zorg samen")
    assert "Beste eerst" not in look(client, "/tips/").get_text()
    assert "Beste eerst" in look(client, "/tips/?q=zorg").get_text()


def test_a_filtered_form_keeps_the_order(client):
    make.TipPageFactory.create_batch(2)
    kept = look(client, "/tips/?sorteer=titel").select_one("form#filters input[name=sorteer]")
    assert kept["value"] == "titel"
