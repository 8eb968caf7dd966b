"""The glossary: every term under its letter, with an anchor, its explanation and where that comes from."""

import pytest
from bs4 import BeautifulSoup

from portal.glossary.models import GlossaryPage
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    def read() -> BeautifulSoup:
        return BeautifulSoup(client.get(GlossaryPage.objects.get().url).content, "html.parser")

    return read


def test_terms_stand_under_their_letter_in_the_order_of_the_alphabet(look):
    for term in ("Veilig Thuis", "AVG", "école", "afstemming"):
        make.GlossaryTermFactory(term=term)
    soup = look()
    assert [heading.get_text() for heading in soup.main.find_all("h2")] == ["A", "E", "V"]
    first = soup.find("h2", string="A").find_parent("section")
    assert [term["data-naam"] for term in first.select(".term")] == ["afstemming", "AVG"]
    for link in soup.select(".letter-nav a"):
        assert soup.find(id=link["href"].removeprefix("#")).get_text() == link.get_text()


def test_a_term_tells_what_it_stands_for_what_else_it_is_called_and_who_explains_it(look):
    make.GlossaryTermFactory(
        term="SISA",
        expansion="Stedelijk Instrument Sluitende Aanpak",
        also="Sisa",
        explanation="Het signaleringssysteem van Rotterdam.",
        origin="both",
        source="424-425, 639",
    )
    term = look().find(id="sisa")
    assert (term["data-soort"], term["data-sleutel"], term["data-bron"]) == ("begrip", "begrip-sisa", "424-425, 639")
    text = term.get_text(" ", strip=True)
    for words in (
        "Stedelijk Instrument Sluitende Aanpak",
        "Het signaleringssysteem van Rotterdam.",
        "Ook wel: Sisa.",
        "Deels volgens het rapport, deels eigen uitleg van de redactie.",
        "In het rapport: regels 424-425, 639.",
    ):
        assert words in text


def test_our_own_explanation_is_marked_as_ours(look):
    make.GlossaryTermFactory(term="aanjager")
    assert "Eigen uitleg van de redactie." in look().find(id="aanjager").get_text()


def test_search_leads_to_the_anchor_of_a_term(client):
    make.GlossaryTermFactory(term="Kindcheck")
    soup = BeautifulSoup(client.get("/zoeken/?q=kindcheck").content, "html.parser")
    assert soup.select_one("article.card a")["href"] == "/begrippen/#kindcheck"


def test_an_empty_glossary_says_so(look):
    assert "Er zijn nog geen begrippen." in look().get_text()


def test_a_term_is_found_by_its_keywords_which_do_not_stand_on_the_page(client, look):
    make.GlossaryTermFactory(term="Kindcheck", keywords="thuissituatie, zorgen om kinderen")
    soup = BeautifulSoup(client.get("/zoeken/?q=thuissituatie").content, "html.parser")
    assert soup.select_one("article.card a")["href"] == "/begrippen/#kindcheck"
    assert "thuissituatie" not in look().get_text()
