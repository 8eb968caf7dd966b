"""Planted secrets: no surface shows a hidden page, and each surface does show a public one in the same place."""

import pytest

from tests import factories as make
from tests.site.hidden_pages import HIDING, PUBLIC, SECRET, Family, Setting, make_family, make_setting, tie_together

pytestmark = pytest.mark.django_db


@pytest.fixture
def setting() -> Setting:
    return make_setting()


@pytest.fixture
def open_family(setting) -> Family:
    """Two of each kind, so that every public item has a public item to be tied to."""
    family, other = make_family(setting, PUBLIC, live=True), make_family(setting, f"{PUBLIC} ook", live=True)
    tie_together(family, other)
    link = make.UsefulLinkFactory(title="Een nuttige link")
    link.products.add(family.items["product"])
    link.save()
    return family


@pytest.fixture(params=sorted(HIDING))
def hidden_family(request, setting, open_family) -> Family:
    """The same, hidden; public items name its members, and a public link its product."""
    family = make_family(setting, SECRET, live=False)
    for page in family.items.values():
        HIDING[request.param](page)
    witness = make_family(setting, "Getuige", live=True)
    tie_together(witness, family)
    link = make.UsefulLinkFactory(title="Link van de getuige")
    link.products.add(family.items["product"])
    link.save()
    family.witness = witness
    return family


def surfaces(setting: Setting) -> dict[str, str]:
    """Every address that lists, counts or names items, with what it shows of a public family."""
    theme, collectief = setting.theme_page.url, setting.collectief.url
    everywhere = {
        "home": "/",
        "tips": "/tips/",
        "acties": "/acties/",
        "producten": "/producten/",
        "bevindingen": "/bevindingen/",
        "thema": theme,
        "collectief": collectief,
        "zoeken": f"/zoeken/?q={PUBLIC}",
        "feed": "/feeds/nieuw.atom",
        "feed van het thema": f"/feeds/thema/{setting.theme.slug}.atom",
        "feed van het collectief": f"/feeds/collectief/{setting.collectief.slug}.atom",
        "links": "/nuttige-links/",
        "sitemap": "/sitemap/",
    }
    return everywhere


@pytest.mark.parametrize("surface", ["home", "tips", "acties", "producten", "bevindingen", "thema", "collectief",
                                     "zoeken", "feed", "feed van het thema", "feed van het collectief", "links",
                                     "sitemap"])  # fmt: skip
def test_a_public_item_does_appear_there(client, setting, open_family, surface):
    assert PUBLIC in client.get(surfaces(setting)[surface]).content.decode()


def test_a_hidden_item_appears_on_no_surface(client, setting, hidden_family):
    asked = {**surfaces(setting), "zoeken naar het geheim": f"/zoeken/?q={SECRET}"}
    for name, address in asked.items():
        text = client.get(address).content.decode().replace(f'value="{SECRET}"', "").replace(f"‘{SECRET}’", "")
        assert f"{SECRET} " not in text, name
    for page in hidden_family.witness.items.values():
        assert SECRET not in client.get(page.url).content.decode(), page.title


def test_searching_for_a_hidden_item_finds_nothing(client, hidden_family):
    assert "Geen resultaten" in client.get("/zoeken/", {"q": SECRET}).content.decode()


def test_no_count_includes_a_hidden_item(client, setting, open_family):
    def numbers() -> list[str]:
        pages = [client.get(address).content.decode() for address in surfaces(setting).values()]
        return [text.count(setting.theme.name) for text in pages]

    def counts(path: str) -> dict:
        facets = client.get(path).context["result"].facets
        return {(facet.name, option.slug): option.count for facet in facets for option in facet.options}

    paths = ["/tips/", "/acties/", "/producten/", "/bevindingen/", "/zoeken/"]
    before, totals = [counts(path) for path in paths], numbers()
    for name, hide in HIDING.items():
        family = make_family(setting, f"{SECRET}{name}", live=False)
        for page in family.items.values():
            hide(page)
    assert [counts(path) for path in paths] == before
    assert numbers() == totals


def test_a_hidden_item_has_no_page_and_no_permalink(client, hidden_family):
    for page in hidden_family.items.values():
        answer = client.get(page.url)
        assert answer.status_code == 404 or "/beheer/login/" in answer["Location"], page.title
        assert SECRET not in answer.content.decode()
        assert client.get(page.permalink).status_code == 404


def test_a_public_item_has_a_page_and_a_permalink(client, open_family):
    for page in open_family.items.values():
        assert client.get(page.url).status_code == 200
        assert client.get(page.permalink)["Location"].endswith(page.url)


def test_the_xml_sitemap_names_public_pages_and_no_hidden_one(client, open_family, hidden_family):
    text = client.get("/sitemap.xml").content.decode()
    assert all(page.slug in text for page in open_family.items.values())
    assert SECRET.lower() not in text.lower()


def test_a_document_is_public_as_long_as_a_public_page_uses_it(client, open_family, hidden_family):
    assert client.get(open_family.document.url).status_code == 200
    open_family.items["bevinding"].unpublish()
    assert client.get(open_family.document.url).status_code == 200, "the product uses it still"
    open_family.items["product"].unpublish()
    assert client.get(open_family.document.url).status_code == 404


def test_the_document_of_a_hidden_item_is_not_there(client, setting):
    for name, hide in HIDING.items():
        family = make_family(setting, f"{SECRET}{name}", live=False)
        for page in family.items.values():
            hide(page)
        assert client.get(family.document.url).status_code == 404, name
        assert client.get(family.document.inline_url).status_code == 404, name


def test_a_document_that_nobody_uses_is_not_there(client):
    document = make.DocumentFactory()
    assert client.get(document.url).status_code == 404


def test_the_draft_of_a_change_stays_with_the_editors(client, open_family):
    tip = open_family.items["tip"]
    tip.title = f"{SECRET} in een nieuwe titel"
    tip.save_revision()
    for address in (tip.url, "/tips/", "/", f"/zoeken/?q={SECRET}", "/feeds/nieuw.atom", "/sitemap/"):
        assert f"{SECRET} in" not in client.get(address).content.decode()


@pytest.mark.parametrize("path", ["/api/", "/api/v2/", "/api/v2/pages/", "/api/v3/", "/api/v3/pages/", "/docs/",
                                  "/redirects/", "/documents/1/x.pdf"])  # fmt: skip
def test_the_frameworks_own_addresses_are_not_there(client, path):
    assert client.get(path).status_code == 404


def test_a_hidden_collectief_and_its_name_are_nowhere(client, setting, open_family):
    page = setting.collectief
    page.title = f"{SECRET} collectief"
    page.save_revision().publish()
    assert SECRET in client.get("/collectieven/").content.decode()
    page.unpublish()
    for address in ("/", "/collectieven/", "/tips/", setting.theme_page.url, "/zoeken/", "/sitemap/", "/feeds/"):
        assert SECRET not in client.get(address).content.decode(), address
    assert client.get(page.permalink).status_code == 404
    assert client.get(f"/feeds/collectief/{page.slug}.atom").status_code == 404


def test_a_hidden_theme_page_is_nowhere(client, setting, open_family):
    page = setting.theme_page
    page.title = f"{SECRET} thema"
    page.save_revision().publish()
    assert SECRET in client.get("/").content.decode()
    page.unpublish()
    for address in ("/", "/themas/", "/collectieven/", setting.collectief.url, "/sitemap/", "/feeds/"):
        assert SECRET not in client.get(address).content.decode(), address
    assert client.get(f"/feeds/thema/{setting.theme.slug}.atom").status_code == 404
