"""The search page: ways in without a question, results with one, and help when there are none."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from portal.search.models import QueryTotal
from tests import factories as make

pytestmark = pytest.mark.django_db


def look(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def everything():
    """One thing of each kind that is about a routekaart."""
    for factory in make.ITEM_FACTORIES.values():
        factory(title=f"Routekaart {factory._meta.model.kind}")
    make.GlossaryTermFactory(term="routekaart", explanation="Een kaart.", source="72")
    make.UsefulLinkFactory(title="Site over de routekaart", source="885")
    make.CollectiefPageFactory(title="Collectief Routekaart", source="12")
    make.ThemePageFactory(title="Thema routekaart")


def test_without_a_question_every_kind_leads_to_its_own_list(client, everything):
    soup = look(client, "/zoeken/")
    ways = {way["href"]: way.get_text(" ", strip=True) for way in soup.select(".search-start__kind")}
    assert ways["/tips/"] == "Tips 1"
    assert ways["/begrippen/"] == "Begrippen 1"
    assert ways["/nuttige-links/"] == "Links 1"
    assert all(client.get(address).status_code == 200 for address in ways if address.startswith("/"))
    assert not soup.select("article.card")


def test_every_result_says_what_it_is_in_words_and_in_data(client, everything):
    soup = look(client, "/zoeken/?q=routekaart")
    kinds = {card["data-soort"]: card for card in soup.select("article.card")}
    assert set(kinds) == {"tip", "actie", "product", "bevinding", "begrip", "link", "collectief", "thema"}
    assert all(card["data-sleutel"] and card.has_attr("data-bron") for card in kinds.values())
    assert kinds["begrip"]["data-naam"] == "routekaart"
    assert kinds["collectief"]["data-naam"] == "Collectief Routekaart"
    assert kinds["tip"].find(class_="card__type").get_text(strip=True) == "Tip"
    assert "Nog niet beoordeeld" in kinds["tip"].get_text()


def test_a_page_of_many_results_asks_no_more_of_the_cache_than_one_of_few(client, everything, monkeypatch):
    asked = Counter()
    get = cache.get

    def counted(key, *arguments, **named):
        asked[key] += 1
        return get(key, *arguments, **named)

    def ask(path: str) -> tuple[int, Counter]:
        asked.clear()
        return len(look(client, path).select("article.card")), asked.copy()

    ask("/zoeken/?q=routekaart")
    monkeypatch.setattr(cache, "get", counted)
    (few, least), (many, most) = ask("/zoeken/?q=routekaart&soort=tip"), ask("/zoeken/?q=routekaart")
    assert (few, many > 5) == (1, True)
    assert most == least


def test_results_can_be_narrowed_to_a_kind(client, everything):
    soup = look(client, "/zoeken/?q=routekaart&soort=begrip")
    assert [card["data-soort"] for card in soup.select("article.card")] == ["begrip"]
    assert soup.find(role="status").get_text(strip=True) == "1 resultaat voor ‘routekaart’"


def test_filters_alone_are_a_question_too(client, everything):
    assert look(client, "/zoeken/?soort=tip").select("article.card")


def test_a_new_question_keeps_the_filters_and_a_new_filter_keeps_the_words(client, everything):
    soup = look(client, "/zoeken/?q=routekaart&soort=tip&sorteer=titel")
    words = soup.select_one("form.search-form--large")
    assert words.find("input", attrs={"type": "search"})["value"] == "routekaart"
    kept = {(field["name"], field["value"]) for field in words.select("input[type=hidden]")}
    assert kept == {("soort", "tip"), ("sorteer", "titel")}
    filters = soup.select_one("form#filters")
    kept = {(field["name"], field["value"]) for field in filters.select("input[type=hidden]")}
    assert kept == {("q", "routekaart"), ("sorteer", "titel")}


def test_no_results_leads_to_the_themes_and_to_what_can_be_dropped(client, everything):
    theme = make.ThemeFactory(slug="delen", name="Delen")
    theme_page = make.ThemePageFactory(theme=theme)
    soup = look(client, "/zoeken/?q=ruimtevaart&thema=delen")
    assert soup.find(role="status").get_text(strip=True) == "Geen resultaten voor ‘ruimtevaart’"
    ways = {link["href"] for link in soup.select(".no-results a")}
    assert {theme_page.url, "?q=ruimtevaart", "?thema=delen"} <= ways


def test_without_results_there_is_nothing_to_filter(client, everything):
    assert look(client, "/zoeken/?q=routekaart").select("#filters fieldset")
    assert look(client, "/zoeken/?q=onvindbaar").select_one("#filters") is None


@pytest.mark.parametrize("words", ["%20%20", "%22", "%3F%3F%3F", "de+het+een", "%00"])
def test_words_that_say_nothing_give_a_page(client, everything, words):
    assert look(client, f"/zoeken/?q={words}").h1


def test_too_long_a_question_is_cut_and_the_visitor_is_told(client):
    assert "Uw vraag was te lang." in look(client, "/zoeken/?q=" + "x" * 500).get_text()


def test_search_engines_are_kept_out(client):
    assert client.get("/zoeken/").headers["X-Robots-Tag"] == "noindex"


def test_what_editors_put_on_top_of_a_question_stands_on_its_first_page(client, everything):
    tip = make.TipPageFactory(title="Begin hier")
    query = Query.objects.create(query_string="routekaart")
    SearchPromotion.objects.create(query=query, page=tip, description="Een goed begin.")
    promoted = look(client, "/zoeken/?q=Routekaart").select_one(".promoted")
    assert promoted.find("a", string="Begin hier")["href"] == tip.url
    assert look(client, "/zoeken/?q=tip").select_one(".promoted") is None


def test_a_question_is_counted_once_and_leafing_or_filtering_is_not(client, everything):
    client.get("/zoeken/?q=routekaart")
    client.get("/zoeken/?q=routekaart&soort=tip")
    client.get("/zoeken/?soort=tip")
    client.get("/zoeken/?q=onvindbaar")
    totals = sorted(QueryTotal.objects.values_list("searches", "without_result", "words"))
    assert totals == [(1, 0, ""), (1, 1, "")]


def test_a_question_without_answer_is_offered_as_it_may_have_been_meant(client):
    make.TipPageFactory(title="Oefen een oudergesprek")
    page = look(client, "/zoeken/?q=odrgesprek&soort=product")
    offered = page.select_one(".no-results a")
    assert (offered.get_text(), offered["href"]) == ("oudergesprek", "?q=oudergesprek")
    assert "Oefen een oudergesprek" in look(client, f"/zoeken/{offered['href']}").get_text()


def test_the_words_that_do_stand_somewhere_are_offered(client):
    make.TipPageFactory(title="Oefen een oudergesprek")
    page = look(client, "/zoeken/?q=oudergesprek+tandarts")
    offered = page.select_one(".no-results a")
    assert (offered.get_text(), offered["href"]) == ("oudergesprek", "?q=oudergesprek")


def test_what_finds_nothing_either_is_not_offered(client):
    make.TipPageFactory(title="Oefen een gesprek")
    make.TipPageFactory(title="Samen in verbinding")
    page = look(client, "/zoeken/?q=zxqwvk+plugh+geprk")
    assert "Bedoelde u" not in page.get_text()
    assert "Deze wel" not in page.get_text()


def test_half_a_word_finds_what_the_suggestions_showed(client):
    make.TipPageFactory(title="Oefen een oudergesprek")
    page = look(client, "/zoeken/?q=oefen+ouderg")
    assert "Resultaten voor oefen oudergesprek" in page.get_text()
    assert "Oefen een oudergesprek" in page.get_text()


def test_a_word_is_found_at_the_end_of_a_longer_one_also_where_it_stands_nowhere_alone(client):
    make.TipPageFactory(title="Spreek met de huisarts", summary="In een huis in de wijk.")
    assert "Spreek met de" in look(client, "/zoeken/?q=arts").get_text()


def test_the_text_of_a_page_about_the_portal_itself_is_no_answer(client):
    make.StandardPageFactory(
        title="Over dit portaal", body=[("text", "<h2>Hergebruik</h2><p>Voor Dordrecht en de huisarts.</p>")]
    )
    make.TipPageFactory(title="Bel de huisarts")
    found = {title.get_text().strip() for title in look(client, "/zoeken/?q=huisarts").select(".card__title")}
    assert found == {"Bel de huisarts"}
    for word in ("portaal", "hergebruik"):
        assert "Over dit portaal" in look(client, f"/zoeken/?q={word}").select_one(".results").get_text()


def test_a_question_like_nothing_is_not_guessed(client):
    make.TipPageFactory(title="Oefen een oudergesprek")
    assert "Bedoelde u" not in look(client, "/zoeken/?q=zxqwvk").get_text()
    assert "Bedoelde u" not in look(client, "/zoeken/?q=oudergesprek").get_text()
