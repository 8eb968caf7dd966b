"""Every page of the portal has the same sound skeleton: language, one heading, landmarks, a way past the menu."""

import functools
import itertools
import json
from html import unescape

import pytest
from bs4 import BeautifulSoup

from tests.served import Answer

# One address for every page type and every view that shows a page.
PAGES = {
    "voorpagina": "/",
    "thema’s": "/themas/",
    "thema": "/themas/signaleren-en-handelen/",
    "thema met de weg": "/themas/oppakken-doen-en-doorgaan/",
    "collectieven": "/collectieven/",
    "collectief": "/collectieven/heerlen/",
    "tips": "/tips/",
    "tip": "/t/1",
    "acties": "/acties/",
    "actie": "/a/1",
    "producten": "/producten/",
    "product": "/p/1",
    "bevindingen": "/bevindingen/",
    "bevinding": "/b/1",
    "begrippen": "/begrippen/",
    "nuttige links": "/nuttige-links/",
    "over": "/over/",
    "toegankelijkheid": "/toegankelijkheid/",
    "privacy": "/privacy/",
    "contact": "/contact/",
    "zoeken": "/zoeken/",
    "gevonden": "/zoeken/?q=privacy",
    "niets gevonden": "/zoeken/?q=ruimtevaart",
    "gefilterd": "/tips/?thema=signaleren-en-handelen&doelgroep=gemeenten",
    "sitemap": "/sitemap/",
    "feeds": "/feeds/",
    "feed": "/feeds/nieuw/",
    "niet gevonden": "/bestaat-niet/",
}
LARGEST_BYTES = 100 * 1024


@pytest.fixture(scope="session")
def look(served):
    """Asks for each page once: many tests look at the same one."""

    @functools.cache
    def ask(path: str) -> tuple[Answer, BeautifulSoup]:
        found = served.get(path)
        if found.status == 302:
            found = served.get(found.headers["Location"].removeprefix(served.url))
        return found, BeautifulSoup(found.text, "html.parser")

    return ask


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def path(request) -> str:
    return request.param


@pytest.fixture
def answer(look, path) -> Answer:
    return look(path)[0]


@pytest.fixture
def soup(look, path) -> BeautifulSoup:
    return look(path)[1]


def test_it_is_dutch_with_one_main_and_one_first_heading(soup):
    assert soup.html["lang"] == "nl"
    assert len(soup.find_all("main")) == 1
    assert len(soup.find_all("h1")) == 1
    assert soup.main.find("h1"), "the heading stands in the main part"
    assert soup.title.text.strip().endswith("Collectieven tegen Kindermishandeling")


def test_the_first_link_skips_the_menu_and_lands(soup):
    target = soup.body.find("a")["href"]
    assert target.startswith("#")
    assert soup.find(id=target[1:])


def test_headings_go_down_one_step_at_a_time(soup):
    levels = [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
    for before, after in itertools.pairwise(levels):
        assert after <= before + 1, levels


def test_every_field_has_a_label_and_every_image_a_text(soup):
    for element in soup.select("input:not([type=hidden]), select, textarea"):
        labelled = soup.find("label", attrs={"for": element.get("id")}) or element.find_parent("label")
        assert labelled or element.get("aria-label"), element
    assert all(image.has_attr("alt") for image in soup.find_all("img"))


def test_no_two_elements_share_an_id(soup):
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted(name for name in ids if ids.count(name) > 1)


def test_every_link_within_the_page_lands(soup):
    for link in soup.select('a[href^="#"]'):
        assert soup.find(id=link["href"][1:]), link


def test_nothing_is_styled_or_scripted_in_the_page_itself(soup):
    assert not soup.find_all(style=True)
    assert not soup.find_all("style")
    for script in soup.find_all("script"):
        assert script.get("src") or script.get("type") == "application/ld+json"
    handlers = [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on")]
    assert handlers == []


def test_help_is_on_every_page(soup):
    text = " ".join(soup.text.split()).replace("\u2011", "-").replace("\xa0", " ")
    assert "Direct advies nodig?" in text
    assert "0800-2000" in text
    assert soup.select_one('a[href="tel:08002000"]')
    assert "112" in text


def test_a_page_is_light(answer):
    assert len(answer.body) <= LARGEST_BYTES


def test_a_page_tells_machines_what_it_is(soup, answer):
    if answer.status != 200:
        return
    for block in soup.find_all("script", type="application/ld+json"):
        assert json.loads(block.string)["@context"] == "https://schema.org"
    title = soup.find("meta", property="og:title")
    assert unescape(title["content"]).strip()
    assert soup.find("link", rel="canonical")["href"].startswith("http")
    assert soup.find("link", rel="icon")
    assert soup.find("link", rel="manifest")
    assert soup.find("link", type="application/atom+xml")
