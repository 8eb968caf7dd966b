"""Lists filter by what stands in the address, count every value, and let each filter be taken off again."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from collectieven.models import ActionPage
from products.models import ProductType
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes():
    return [make.ThemeFactory(name="Signaleren", slug="signaleren"), make.ThemeFactory(name="Delen", slug="delen")]


def look(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [" ".join(card.find(class_="card__title").get_text().split()) for card in soup.select("article.card")]


def field(soup: BeautifulSoup, name: str, value: str):
    return soup.find("input", attrs={"name": name, "value": value})


def count_beside(soup: BeautifulSoup, name: str, value: str) -> str:
    label = soup.find("label", attrs={"for": field(soup, name, value)["id"]})
    return label.find(class_="choice__count").get_text(strip=True)


def test_a_filter_leaves_what_is_tied_to_its_value(client, themes):
    make.TipPageFactory(title="Kijk goed", themes=[themes[0]])
    make.TipPageFactory(title="Deel zorgvuldig", themes=[themes[1]])
    soup = look(client, "/tips/?thema=delen")
    assert titles(soup) == ["Deel zorgvuldig"]
    assert field(soup, "thema", "delen").has_attr("checked")
    assert not field(soup, "thema", "signaleren").has_attr("checked")


def test_two_values_of_one_filter_widen_and_two_filters_narrow(client, themes):
    gemeenten = make.AudienceFactory(slug="gemeenten")
    make.TipPageFactory(title="Een", themes=[themes[0]], audiences=[gemeenten])
    make.TipPageFactory(title="Twee", themes=[themes[1]])
    assert titles(look(client, "/tips/?thema=signaleren&thema=delen")) == ["Een", "Twee"]
    assert titles(look(client, "/tips/?thema=signaleren&thema=delen&doelgroep=gemeenten")) == ["Een"]


def test_every_value_says_what_it_would_give_under_the_other_filters(client, themes):
    gemeenten, scholen = make.AudienceFactory(slug="gemeenten"), make.AudienceFactory(slug="scholen")
    make.TipPageFactory(themes=[themes[0]], audiences=[gemeenten])
    make.TipPageFactory(themes=[themes[0]], audiences=[gemeenten, scholen])
    make.TipPageFactory(themes=[themes[1]], audiences=[scholen])
    soup = look(client, "/tips/?thema=signaleren")
    assert count_beside(soup, "doelgroep", "gemeenten") == "(2)"
    assert count_beside(soup, "doelgroep", "scholen") == "(1)"
    assert count_beside(soup, "thema", "delen") == "(1)", "a filter does not count itself out"


def test_a_value_without_results_is_shown_and_cannot_be_chosen(client, themes):
    make.TipPageFactory(themes=[themes[0]])
    soup = look(client, "/tips/")
    assert field(soup, "thema", "delen").has_attr("disabled")
    assert count_beside(soup, "thema", "delen") == "(0)"
    assert not field(soup, "thema", "signaleren").has_attr("disabled")


def test_a_chosen_value_without_results_can_still_be_taken_off(client, themes):
    make.TipPageFactory(themes=[themes[0]])
    chosen = field(look(client, "/tips/?thema=delen"), "thema", "delen")
    assert chosen.has_attr("checked")
    assert not chosen.has_attr("disabled")


def test_each_chosen_filter_is_a_link_that_drops_it_and_keeps_the_rest(client, themes):
    make.AudienceFactory(name="Gemeenten", slug="gemeenten")
    soup = look(client, "/tips/?thema=delen&doelgroep=gemeenten&sorteer=titel&q=zorg")
    links = {link.get_text(): link["href"] for link in soup.select(".active-filters__link")}
    (drop_theme,) = (href for text, href in links.items() if "Thema: Delen" in text)
    assert QueryDict(drop_theme[1:]) == QueryDict("q=zorg&doelgroep=gemeenten&sorteer=titel")
    (drop_words,) = (href for text, href in links.items() if "Zoekwoorden: zorg" in text)
    assert "q=" not in drop_words
    assert "thema=delen" in drop_words


def test_the_types_of_one_list_do_not_show_on_another(client):
    make.ProductPageFactory(title="x", type=ProductType.FACTSHEET)
    make.ActionPageFactory(title="x", type=ActionPage.Type.DONE)
    soup = look(client, "/producten/?q=x")
    assert field(soup, "soort", ProductType.FACTSHEET)
    assert not field(soup, "soort", ActionPage.Type.DONE)
    assert not field(look(client, "/acties/?q=x"), "soort", ProductType.FACTSHEET)


def test_a_filter_in_which_nothing_can_be_chosen_is_left_out(client, themes):
    make.TipPageFactory(title="Zorg")
    soup = look(client, "/tips/?q=onvindbaar")
    assert soup.select_one("#filters input[type=search]")["value"] == "onvindbaar"
    assert not soup.select("#filters fieldset")
    chosen = look(client, "/tips/?q=onvindbaar&thema=delen")
    assert field(chosen, "thema", "delen").has_attr("checked")


def test_a_larger_region_finds_what_is_tied_to_its_parts(client):
    province = make.RegionFactory(slug="limburg")
    town = make.RegionFactory(slug="heerlen", part_of=make.RegionFactory(slug="parkstad", part_of=province))
    make.ActionPageFactory(title="In Heerlen", regions=[town])
    make.ActionPageFactory(title="In Limburg", regions=[province])
    assert titles(look(client, "/acties/?regio=limburg")) == ["In Heerlen", "In Limburg"]
    assert titles(look(client, "/acties/?regio=heerlen")) == ["In Heerlen"]


@pytest.mark.parametrize("path", ["/tips/", "/producten/", "/acties/", "/bevindingen/", "/zoeken/"])
def test_a_filter_that_does_not_exist_is_named_and_left_out(client, path):
    make.TipPageFactory(title="Blijft staan")
    soup = look(client, f"{path}?thema=bestaat-niet")
    assert "Wij kennen het filter ‘bestaat-niet’ niet." in soup.get_text()
    assert not soup.select(".active-filters__link")


def test_markup_in_the_address_is_shown_as_text(client):
    response = client.get("/tips/", {"thema": "<script>alert(1)</script>", "q": '"><img src=x>'})
    assert b"<script>alert" not in response.content
    assert b"<img src=x" not in response.content


def test_array_parameters_are_read_as_what_they_mean(client, themes):
    make.TipPageFactory(title="Een", themes=[themes[0]])
    make.TipPageFactory(title="Twee", themes=[themes[1]])
    assert titles(look(client, "/tips/?thema[]=delen")) == ["Twee"]


def test_drafts_are_not_listed_and_not_counted(client, themes):
    make.TipPageFactory(title="Zichtbaar", themes=[themes[0]])
    make.TipPageFactory(title="Nog niet af", themes=[themes[0]], live=False)
    soup = look(client, "/tips/")
    assert titles(soup) == ["Zichtbaar"]
    assert count_beside(soup, "thema", "signaleren") == "(1)"


def test_a_long_list_of_values_folds_away_what_gives_least(client):
    partners = [make.PartnerFactory(name=f"Partner {number:02}", slug=f"partner-{number:02}") for number in range(40)]
    make.TipPageFactory(partners=[partners[39]])
    soup = look(client, "/tips/?partner=partner-38")
    folded = {option["value"] for option in soup.select(".filter-panel__more input")}
    assert {"partner-39", "partner-38"}.isdisjoint(folded), "what gives results or is chosen stands at once"
    assert len(folded) == 30
    assert len(soup.select("input[name=partner]")) == 40


def test_words_narrow_a_list(client):
    make.TipPageFactory(title="Maak een routekaart")
    make.TipPageFactory(title="Train elk jaar")
    soup = look(client, "/tips/?q=routekaart")
    assert titles(soup) == ["Maak een routekaart"]
    assert soup.find("input", attrs={"name": "q", "id": "filter-q"})["value"] == "routekaart"


def test_an_empty_outcome_offers_to_drop_a_filter_and_to_search_everything(client, themes):
    make.TipPageFactory(title="Een", themes=[themes[0]])
    soup = look(client, "/tips/?thema=delen&q=ruimtevaart")
    assert soup.find(role="status").get_text(strip=True) == "Geen tips voor ‘ruimtevaart’"
    ways = {link["href"] for link in soup.select(".no-results a")}
    assert {"?q=ruimtevaart", "?thema=delen", "/zoeken/?q=ruimtevaart"} <= ways


def test_a_list_without_findings_says_so_and_leads_on(client):
    soup = look(client, "/bevindingen/")
    assert "Er zijn nog geen bevindingen." in soup.get_text()
    assert soup.main.find("a", href="/tips/")
    make.FindingPageFactory(title="De eerste")
    assert titles(look(client, "/bevindingen/")) == ["De eerste"]


def test_search_engines_are_kept_out_of_filtered_lists_only(client):
    assert client.get("/tips/?thema=delen").headers["X-Robots-Tag"] == "noindex"
    assert client.get("/tips/?sorteer=titel").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/tips/").headers
    assert "X-Robots-Tag" not in client.get("/tips/?pagina=2").headers
