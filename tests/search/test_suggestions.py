"""What the server suggests while someone types."""

import pytest
from wagtail.models import PageViewRestriction

import portal.search.suggestions
from portal.search.vocabulary import Vocabulary
from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/zoeken/suggesties/"


def suggested(client, text: str) -> list[dict]:
    response = client.get(ADDRESS, {"q": text})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    return response.json()["suggesties"]


def titles(client, text: str) -> list[str]:
    return [suggestion["titel"] for suggestion in suggested(client, text)]


def test_an_unfinished_word_finds_titles_with_their_kind_and_address(client):
    tip = make.TipPageFactory(title="Maak een routekaart")
    assert suggested(client, "route") == [{"titel": "Maak een routekaart", "soort": "Tip", "adres": tip.url}]


def test_the_words_before_the_last_must_be_there_as_well(client):
    make.TipPageFactory(title="Privacy bij casusoverleg")
    make.TipPageFactory(title="Privacy op school")
    assert titles(client, "privacy scho") == ["Privacy op school"]


def test_what_answers_only_a_part_of_what_was_typed_is_not_suggested(client):
    make.TipPageFactory(title="Privacy bij het oudergesprek")
    assert titles(client, "xyzzy gespr") == []
    assert titles(client, "xyzzy privacy ouderg") == []
    assert titles(client, "privacy ouderg") == ["Privacy bij het oudergesprek"]


def test_a_slip_in_a_word_before_the_last_keeps_nothing_away(client):
    make.TipPageFactory(title="Privacy bij het oudergesprek")
    assert titles(client, "privcy ouderg") == ["Privacy bij het oudergesprek"]


def test_little_words_before_the_last_need_not_be_there(client):
    make.TipPageFactory(title="Oefen het oudergesprek", summary="Doe het samen.")
    make.TipPageFactory(title="Een oudergesprek met twee", summary="Het is te doen.")
    make.TipPageFactory(title="Hoe het zat")
    for words in ("een ouderg", "hoe een ouderg", "waarom ouderg"):
        assert set(titles(client, words)) == {"Oefen het oudergesprek", "Een oudergesprek met twee"}


def test_a_little_word_that_is_an_abbreviation_must_be_there(client):
    make.GlossaryTermFactory(term="OM", expansion="Openbaar Ministerie")
    make.TipPageFactory(title="Privacy bij het Openbaar Ministerie")
    make.TipPageFactory(title="Privacy op school")
    assert titles(client, "OM priv") == ["Privacy bij het Openbaar Ministerie"]


def test_what_has_the_word_in_its_title_comes_before_what_has_it_elsewhere(client):
    make.TipPageFactory(title="Iets anders", keywords="meldcode, meldcode, meldcodes")
    make.TipPageFactory(title="Oefen met de meldcode, elk jaar opnieuw en met alle collega’s van de school")
    assert titles(client, "meldc")[0].startswith("Oefen")


def test_there_are_at_most_six(client):
    for number in range(8):
        make.TipPageFactory(title=f"Routekaart {number}")
    assert len(suggested(client, "routek")) == 6


@pytest.mark.parametrize(
    "text", ["", "r", "  ", '"', "\x00", "xqz", "🙂", "مر", "' OR 1=1 --", "AND NOT (", "a" * 10_000]
)
def test_what_says_nothing_gives_nothing(client, text):
    make.TipPageFactory(title="Routekaart")
    assert suggested(client, text) == []


def test_nothing_that_is_hidden_is_suggested(client):

    make.TipPageFactory(title="Routekaart concept", live=False)
    hidden = make.TipPageFactory(title="Routekaart geheim")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    withdrawn = make.TipPageFactory(title="Routekaart weg")
    withdrawn.unpublish()
    assert suggested(client, "routek") == []


def test_caches_may_keep_it_a_minute_and_search_engines_stay_out(client):
    headers = client.get(ADDRESS, {"q": "ro"}).headers
    assert headers["Cache-Control"] == "public, max-age=60"
    assert headers["X-Robots-Tag"] == "noindex"


def test_the_number_of_queries_does_not_grow_with_what_is_found(client, django_assert_max_num_queries):
    for number in range(8):
        make.TipPageFactory(title=f"Routekaart {number}")
    client.get(ADDRESS, {"q": "routek"})
    with django_assert_max_num_queries(5):
        client.get(ADDRESS, {"q": "routek"})


def test_a_word_that_is_finished_comes_before_longer_ones():
    forms = {"ouder": ("ouder", 1), "ouders": ("ouder", 9), "ouderdom": ("ouderdom", 5), "oud": ("oud", 3)}
    words = Vocabulary(rows=10, frequency={}, forms=forms)
    assert words.beginning_with("ouder", 3) == ["ouder", "ouders", "ouderdom"]


def test_where_many_rows_have_the_word_the_best_are_the_same(client, monkeypatch):
    for number in range(4):
        make.TipPageFactory(title=f"Routekaart {number}")
        make.TipPageFactory(title=f"Aanpak {number}", summary="Met een routekaart.")
    expected = titles(client, "rou")
    assert len(expected) == 6
    monkeypatch.setattr(portal.search.suggestions, "MANY", 0)
    for candidates in (3, 6, 30):
        monkeypatch.setattr(portal.search.suggestions, "CANDIDATES", candidates)
        found = titles(client, "rou")
        assert found == expected[: len(found)]
        assert len(found) >= min(candidates, 6)
