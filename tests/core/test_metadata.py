"""What search engines and messengers read of a page."""

import json

import pytest
from bs4 import BeautifulSoup

from tests import factories as make

pytestmark = pytest.mark.django_db


def soup_of(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def described(soup: BeautifulSoup) -> dict:
    return json.loads(soup.find("script", type="application/ld+json").string)


def test_a_title_with_markup_cannot_break_out_of_the_description(client):
    tip = make.TipPageFactory(title="</script><script>alert(1)</script> & meer")
    soup = soup_of(client, tip.url)
    assert described(soup)["name"] == tip.title
    assert "alert" not in "".join(script.text for script in soup.find_all("script", type=None))
    own = {"application/ld+json", "module"}
    assert not [script for script in soup.find_all("script") if script.get("type") not in own]


def test_an_item_tells_its_place_in_the_portal(client):
    tip = make.TipPageFactory()
    steps = described(soup_of(client, tip.url))["breadcrumb"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Voorpagina", "Tips voor gemeenten", tip.title]
    assert [step["position"] for step in steps] == [1, 2, 3]


def test_the_canonical_address_has_no_filters(client):
    soup = soup_of(client, "/tips/?thema=privacy&pagina=2")
    assert soup.find("link", rel="canonical")["href"] == "http://testserver/tips/"


def test_the_front_page_tells_machines_how_to_search(client):
    found = described(soup_of(client, "/"))
    assert found["@type"] == "WebSite"
    assert found["potentialAction"]["target"] == "http://testserver/zoeken/?q={search_term_string}"


def test_what_a_page_is_shared_with_is_its_own_summary(client):
    tip = make.TipPageFactory(summary="Bel eerst, mail daarna.")
    soup = soup_of(client, tip.url)
    for name in ({"name": "description"}, {"property": "og:description"}):
        assert soup.find("meta", attrs=name)["content"] == "Bel eerst, mail daarna."
