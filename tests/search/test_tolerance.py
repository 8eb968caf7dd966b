"""A slip of spelling that somebody else made too: exact first, tolerant where exact gives little."""

import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from portal.core.list_query import ListQuery
from portal.core.list_result import ListResult
from portal.core.listing import search
from tests import factories as make

pytestmark = pytest.mark.django_db


def ask(text: str, **more) -> ListResult:
    return search(query=ListQuery(text=text, **more), kinds=None, facets=["soort", "thema", "collectief"])


@pytest.fixture
def convenants():
    """Ten things have the word, six of them beside privacy; one has it with a slip, beside something else."""
    for number in range(6):
        make.TipPageFactory(title=f"Privacy in een convenant {number}")
    for number in range(4):
        make.TipPageFactory(title=f"Het convenant met de politie {number}")
    return make.TipPageFactory(title="Archief", keywords="convenat")


def test_two_words_of_which_one_is_a_slip_that_stands_somewhere_find_what_was_meant(convenants):
    found = ask("privacy convenat")
    assert found.searched_text == "privacy convenant"
    assert all(row.title.startswith("Privacy in een convenant") for row in found.rows[:6])
    assert convenants.title in {row.title for row in found.rows}, "what was typed is still found"


def test_the_visitor_is_told_and_can_look_for_what_was_typed(client, convenants):
    soup = BeautifulSoup(client.get("/zoeken/?q=privacy+convenat").content, "html.parser")
    assert "Resultaten voor privacy convenant." in soup.select_one(".notice").get_text()
    link = soup.find("a", string="Zoek toch naar ‘privacy convenat’")
    literal = BeautifulSoup(client.get(f"/zoeken/{link['href']}").content, "html.parser")
    assert literal.select("article.card")
    assert literal.select_one(".notice") is None
    assert "Bedoelde u" not in literal.get_text()


def test_a_download_holds_what_the_page_shows(client, convenants):
    download = client.get("/zoeken/lijst.csv?q=privacy+convenat").content.decode("utf-8-sig")
    downloaded = [line[0] for line in csv.reader(StringIO(download), delimiter=";")][1:]
    assert downloaded == [row.title for row in ask("privacy convenat").rows]


def test_words_that_are_found_together_are_not_replaced(convenants):
    for number in range(3):
        make.TipPageFactory(title=f"Verwijten van ouders {number}")
    for number in range(20):
        make.TipPageFactory(title=f"Verwijzen van ouders {number}")
    assert ask("verwijten ouders").searched_text == ""


def test_what_is_found_is_not_replaced_but_what_may_be_meant_is_offered(client, convenants):
    found = ask("convenat")
    assert ([row.title for row in found.rows], found.searched_text) == (["Archief"], "")
    offered = BeautifulSoup(client.get("/zoeken/?q=convenat").content, "html.parser").find("a", string="convenant")
    assert "Bedoelde u" in offered.parent.get_text()
    assert offered["href"] == "?q=convenant"
    make.TipPageFactory(title="Privacy", summary="Een convenat.")
    found = ask("privacy convenat")
    assert (found.rows[0].title, found.searched_text, found.nearest) == ("Privacy", "", "privacy convenant")


def test_a_rare_word_without_a_far_commoner_neighbour_is_left_alone(convenants):
    make.TipPageFactory(title="Convenance")
    make.TipPageFactory(title="Privacy en de consulent")
    found = ask("privacy consulent")
    assert (found.searched_text, found.nearest) == ("", "")


def test_a_short_word_is_no_slip_of_another(convenants):
    for number in range(20):
        make.TipPageFactory(title=f"Ouders in de wijk {number}")
    make.TipPageFactory(title="Een glas wijn")
    assert ask("ouders wijn").searched_text == ""


def test_the_replacement_must_help_the_whole_question(convenants):
    make.TipPageFactory(title="Ruimtevaart")
    found = ask("ruimtevaart convenat")
    assert found.searched_text == ""


def test_a_commoner_word_of_hidden_pages_alone_is_not_told(client):
    make.TipPageFactory(title="Archief", keywords="zwijgplicht")
    make.TipPageFactory(title="Buren")
    for number in range(6):
        hidden = make.TipPageFactory(title=f"Buren en de zwijgplicht {number}".replace("plicht", "plichd"))
        PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    for question in ("buren zwijgplicht", "zwijgplicht"):
        assert "zwijgplichd" not in client.get("/zoeken/", {"q": question}).content.decode()


def test_a_word_of_hidden_pages_alone_is_looked_for_as_what_was_meant(convenants):
    PageViewRestriction.objects.create(page=convenants, restriction_type=PageViewRestriction.LOGIN)
    found = ask("convenat")
    assert (found.searched_text, found.total) == ("convenant", 10)
