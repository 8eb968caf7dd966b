"""Feeds for who wants to follow what is new: everything, a theme or a collectief; and the map of the site."""

import datetime
import uuid
import xml.etree.ElementTree as ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from portal.feeds import channels
from portal.search import engine
from tests import factories as make
from tests.site.hidden_pages import make_setting

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, path: str) -> list[dict[str, str]]:
    response = client.get(path)
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)  # noqa: S314  our own answer
    return [
        {
            "title": entry.find(f"{ATOM}title").text,
            "link": entry.find(f"{ATOM}link").attrib["href"],
            "id": entry.find(f"{ATOM}id").text,
        }
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_everything_new_stands_in_one_feed_newest_first(client):
    make.TipPageFactory(title="Eerst een tip")
    make.FindingPageFactory(title="Dan een bevinding")
    assert [entry["title"] for entry in entries(client, "/feeds/nieuw.atom")] == ["Dan een bevinding", "Eerst een tip"]


def test_an_entry_leads_to_its_page_and_keeps_its_name_under_a_new_address(client):
    page = make.TipPageFactory(title="Een tip", slug="een-tip")
    (before,) = entries(client, "/feeds/nieuw.atom")
    assert client.get(before["link"]).status_code == 200
    page.slug = "nieuw-adres"
    page.save_revision().publish()
    (after,) = entries(client, "/feeds/nieuw.atom")
    assert after["link"].endswith("/tips/nieuw-adres/")
    assert after["id"] == before["id"]


def test_an_entry_has_one_permanent_iri_in_every_feed_and_under_every_domain(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    setting = make_setting()
    for title in ("Routekaart", "Tweede routekaart"):
        make.TipPageFactory(title=title, **setting.ties)
    paths = ["nieuw.atom", "zoeken.atom?q=routekaart", "thema/thema-open.atom", "collectief/het-collectief.atom"]
    feeds = [entries(client, f"/feeds/{path}") for path in paths]
    client.defaults["SERVER_NAME"] = "ander.example"
    feeds.append(entries(client, "/feeds/nieuw.atom"))
    found = [{entry["title"]: entry["id"] for entry in feed} for feed in feeds]
    assert found == [found[0]] * 5
    assert len(set(found[0].values())) == 2
    for name in found[0].values():
        assert uuid.UUID(name.removeprefix("urn:uuid:")).urn == name


@pytest.mark.parametrize(
    "path", ["nieuw.atom", "thema/thema-open.atom", "collectief/het-collectief.atom", "zoeken.atom?q=gesprek&soort=tip"]
)
def test_a_reader_that_follows_the_address_in_a_feed_gets_the_same_feed(client, path):
    setting = make_setting()
    make.TipPageFactory(title="Gesprek", **setting.ties)
    make.FindingPageFactory(title="Een gesprek", **setting.ties)
    before = client.get(f"/feeds/{path}").content
    own = ElementTree.fromstring(before).find(f"{ATOM}link[@rel='self']").attrib["href"]  # noqa: S314  our own answer
    assert own == f"http://testserver/feeds/{path}"
    assert client.get(own).content == before


def test_an_entry_tells_what_changed_and_when_and_a_small_change_is_no_news(client):
    page = make.FindingPageFactory(title="Samen aan tafel")

    def change(**fields) -> None:
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
        page.refresh_from_db()

    (new,) = details(client)
    assert "Gewijzigd" not in new["summary"]
    change(change_note="Er staat een voorbeeld bij.", summary="Nieuw.")
    spring = datetime.datetime(2026, 3, 1, 12, 0, tzinfo=datetime.UTC)
    page.published_changes.filter(kind="changed").update(published_at=spring)
    (told,) = details(client)
    assert told["summary"] == "Gewijzigd op 1 maart 2026: Er staat een voorbeeld bij. Nieuw."
    assert told["updated"] == "2026-03-01T12:00:00+00:00"
    change(minor_change=True, change_note="Tikfout.")
    assert details(client) == [told]
    assert "Er staat een voorbeeld bij." in client.get("/feeds/nieuw/").content.decode()


def details(client) -> list[dict[str, str]]:
    feed = ElementTree.fromstring(client.get("/feeds/nieuw.atom").content)  # noqa: S314  our own answer
    return [
        {name: entry.find(f"{ATOM}{name}").text for name in ("summary", "updated")}
        for entry in feed.findall(f"{ATOM}entry")
    ]


@pytest.mark.parametrize("path", ["/feeds/thema/thema-open.atom", "/feeds/collectief/het-collectief.atom"])
def test_a_feed_of_a_theme_or_a_collectief_has_its_own_items_only(client, path):
    setting = make_setting()
    make.TipPageFactory(title="Hoort erbij", **setting.ties)
    make.TipPageFactory(title="Hoort er niet bij")
    assert [entry["title"] for entry in entries(client, path)] == ["Hoort erbij"]


@pytest.mark.parametrize("path", ["/feeds/nieuw.atom", "/feeds/thema/thema-open.atom"])
def test_a_feed_reads_no_more_than_it_tells(client, monkeypatch, path):
    setting = make_setting()
    for number in range(5):
        make.TipPageFactory(title=f"Tip {number}", **setting.ties)
    made = []
    to_row = engine.to_row
    monkeypatch.setattr(engine, "to_row", lambda row, *more: made.append(row) or to_row(row, *more))
    monkeypatch.setattr(channels, "FEED_LENGTH", 2)
    assert [entry["title"] for entry in entries(client, path)] == ["Tip 4", "Tip 3"]
    assert len([row for row in made if row.kind == "tip"]) == 2


@pytest.mark.parametrize("path", ["/feeds/thema/nergens.atom", "/feeds/collectief/nergens.atom"])
def test_a_feed_of_something_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


PAGES = ["/feeds/nieuw/", "/feeds/thema/thema-open/", "/feeds/collectief/het-collectief/"]


def soup_of(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_page_of_feeds_leads_to_a_page_for_every_feed(client):
    make_setting()
    links = [link["href"] for link in soup_of(client, "/feeds/").main.find_all("a")]
    assert set(PAGES) <= set(links)


@pytest.mark.parametrize("path", PAGES)
def test_a_feed_can_be_read_as_a_page_that_gives_its_address(client, path):
    setting = make_setting()
    make.TipPageFactory(title="Staat erin", summary="Een zin erover.", **setting.ties)
    soup = soup_of(client, path)
    feed = path.removesuffix("/") + ".atom"
    assert soup.main.find("a", href=feed).get_text() == f"http://testserver{feed}"
    assert soup.head.find("link", type="application/atom+xml", href=feed)
    titles = [row.h3.get_text() for row in soup.select(".item-row")]
    assert titles == [entry["title"] for entry in entries(client, feed)]
    assert "Staat erin" in titles
    assert "Een zin erover." in soup.main.get_text()


def test_a_feed_with_nothing_in_it_says_so(client):
    assert "Er staat nog niets in deze feed." in soup_of(client, "/feeds/nieuw/").main.get_text()


@pytest.mark.parametrize("path", ["/feeds/thema/nergens/", "/feeds/collectief/nergens/"])
def test_the_page_of_a_feed_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_xml_sitemap_says_when_a_page_last_changed(client):
    page = make.TipPageFactory(slug="een-tip")
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own answer
    dates = {url[0].text: [part.text for part in url if part.tag.endswith("lastmod")] for url in tree}
    (found,) = [dates[address] for address in dates if address.endswith("/tips/een-tip/")]
    assert found[0].startswith(page.last_published_at.date().isoformat()[:4])


class TestFeedOfAQuestion:
    """Who searches can follow what is new for that question."""

    def test_it_has_the_newest_answers_first_and_nothing_else(self, client):
        for days, title in ((3, "Oude routekaart"), (1, "Nieuwe routekaart")):
            make.TipPageFactory(title=title, first_published_at=timezone.now() - datetime.timedelta(days=days))
        make.TipPageFactory(title="Iets anders", summary="Heel iets anders.")
        found = entries(client, "/feeds/zoeken.atom?q=routekaart")
        assert [entry["title"] for entry in found] == ["Nieuwe routekaart", "Oude routekaart"]
        assert client.get("/feeds/zoeken.atom?q=routekaart").headers["X-Robots-Tag"] == "noindex"

    def test_it_keeps_the_filters_and_leads_back_to_the_question(self, client):
        make.TipPageFactory(title="Routekaart")
        make.ProductPageFactory(title="Routekaart als product")
        address = "/feeds/zoeken.atom?q=routekaart&soort=tip"
        assert [entry["title"] for entry in entries(client, address)] == ["Routekaart"]
        feed = ElementTree.fromstring(client.get(address).content)  # noqa: S314  our own answer
        assert feed.find(f"{ATOM}title").text == "Zoeken naar ‘routekaart’: tips"
        assert feed.find(f"{ATOM}link[@rel='alternate']").attrib["href"].endswith("/zoeken/?q=routekaart&soort=tip")

    @pytest.mark.parametrize(
        ("filters", "offered"),
        [("", True), ("&soort=tip", True), ("&soort=tip&soort=begrip", True), ("&soort=begrip", False)],
    )
    def test_it_is_offered_where_it_can_ever_hold_anything(self, client, filters, offered):
        make.TipPageFactory(title="Routekaart")
        make.GlossaryTermFactory(term="routekaart")
        soup = BeautifulSoup(client.get(f"/zoeken/?q=routekaart{filters}").content, "html.parser")
        assert soup.select("article.card")
        assert bool(soup.find("a", string="Volg deze zoekvraag met een feed")) is offered
        assert bool(soup.head.find("link", type="application/atom+xml", title="Nieuw bij deze zoekvraag")) is offered

    def test_the_search_page_leads_to_it(self, client):
        make.TipPageFactory(title="Routekaart")
        soup = BeautifulSoup(client.get("/zoeken/?q=routekaart").content, "html.parser")
        page = client.get(soup.find("a", string="Volg deze zoekvraag met een feed")["href"])
        assert page.status_code == 200
        assert "/feeds/zoeken.atom?q=routekaart" in page.content.decode()
