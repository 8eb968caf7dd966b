"""What a result shows of the words that were looked for: marked, escaped, and where they stand."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.analysis import stem
from portal.search.passages import LONGEST, Finder, marked, passage
from portal.search.vocabulary import Vocabulary
from tests import factories as make

pytestmark = pytest.mark.django_db  # titles are set with the list of words in another language
WORDS = Vocabulary(
    rows=9,
    frequency={"sprek": 1, "ouder": 1},
    forms={"gesprek": ("sprek", 1), "ouder": ("ouder", 1), "oudergesprek": (stem("oudergesprek"), 1)},
)


def finder(*words: str) -> Finder:
    return Finder(frozenset(stem(word) for word in words), WORDS)


def test_every_form_of_a_word_is_marked_and_compounds_with_it_too():
    text = marked("Gesprekken, het oudergesprek en ouders", finder("gesprek").finds)
    assert text == "<mark>Gesprekken</mark>, het <mark>oudergesprek</mark> en ouders"


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_a_text_only_the_mark_is_markup(text):
    found = BeautifulSoup(marked(f"{text} gesprek", finder("gesprek").finds), "html.parser")
    assert {tag.name for tag in found.find_all()} <= {"mark", "wbr"}
    assert found.find_all("mark")[-1].get_text() == "gesprek"


def test_markup_in_a_text_is_shown_and_not_run():
    assert "<script>" not in marked("<script>alert(1)</script> gesprek", finder("gesprek").finds)


def test_a_passage_shows_the_words_with_some_text_around_them():
    text = "Woorden vooraf. " * 30 + "Dan komt het gesprek met de ouders aan bod. " + "Woorden achteraf. " * 30
    found = passage(text, finder("gesprek", "ouder").finds)
    assert "het <mark>gesprek</mark> met de <mark>ouders</mark>" in found
    assert found.startswith("…")
    assert found.endswith("…")
    assert len(BeautifulSoup(found, "html.parser").get_text()) <= LONGEST + 2


def test_a_passage_is_where_most_of_the_words_stand_together():
    text = "Eerst een gesprek. " + "Iets heel anders. " * 30 + "Dan een gesprek met ouders."
    assert "<mark>ouders</mark>" in passage(text, finder("gesprek", "ouder").finds)


def test_a_text_without_the_words_has_no_passage():
    assert passage("Iets heel anders.", finder("gesprek").finds) == ""


class TestOnTheSearchPage:
    def look(self, client, question: str) -> BeautifulSoup:
        return BeautifulSoup(client.get(f"/zoeken/?q={question}").content, "html.parser")

    def test_words_in_the_title_and_the_summary_are_marked(self, client):
        make.TipPageFactory(title="Maak een routekaart", summary="Routekaarten helpen.")
        card = self.look(client, "routekaart").select_one("article.card")
        assert [mark.get_text() for mark in card.select("mark")] == ["routekaart", "Routekaarten"]

    def test_words_in_the_text_alone_are_shown_with_what_stands_around_them(self, client):
        make.TipPageFactory(
            title="Iets", summary="Kort.", body=[("text", "<p>Bij het onderzoek hoort een routekaart.</p>")]
        )
        passage = self.look(client, "routekaart").select_one(".card__passage")
        assert passage.get_text() == "Bij het onderzoek hoort een routekaart."

    def test_another_spelling_is_told_and_what_was_typed_can_still_be_looked_for(self, client):
        make.TipPageFactory(title="Maak een routekaart")
        soup = self.look(client, "routekart")
        assert "Resultaten voor routekaart." in soup.select_one(".notice").get_text()
        literal = soup.select_one(".notice a")
        assert literal.get_text() == "Zoek toch naar ‘routekart’"
        soup = BeautifulSoup(client.get("/zoeken/" + literal["href"]).content, "html.parser")
        assert soup.find(role="status").get_text(strip=True) == "Geen resultaten voor ‘routekart’"

    def test_a_place_that_is_named_is_offered_as_a_filter(self, client):
        region = make.RegionFactory(slug="zwolle", name="Zwolle")
        make.TipPageFactory(title="Scholing op school", regions=[region])
        make.TipPageFactory(title="Scholing in Zwolle")
        offer = self.look(client, "scholing+zwolle").select_one(".offers a")
        assert offer.get_text() == "Alleen Zwolle"
        soup = BeautifulSoup(client.get("/zoeken/" + offer["href"]).content, "html.parser")
        assert [" ".join(t.get_text().split()) for t in soup.select(".card__title")] == ["Scholing op school"]
        assert soup.select_one(".offers") is None

    def test_what_answers_all_words_comes_before_what_answers_one(self, client):
        make.TipPageFactory(title="Scholing, scholing en nog eens scholing")
        make.TipPageFactory(title="Iets anders", summary="Over scholing en over privacy.")
        titles = [t.get_text(" ", strip=True) for t in self.look(client, "scholing+privacy").select(".card__title")]
        assert titles[0] == "Iets anders"
        assert len(titles) == 2

    def test_a_page_that_moved_away_or_was_deleted_is_no_longer_found(self, client):
        tip = make.TipPageFactory(title="Maak een routekaart")
        assert self.look(client, "routekaart").select("article.card")
        tip.delete()
        assert not self.look(client, "routekaart").select("article.card")
        assert not self.look(client, "routek").select("article.card")
