"""The map of where the collectieven are: links beside the list, drawn from the codes of regions alone."""

import pytest
from bs4 import BeautifulSoup, Tag
from wagtail.models import PageViewRestriction

from collectieven.map.drawing import SOURCE
from collectieven.map.labels import box_of, place_labels
from collectieven.map.shapes import outline
from portal.core.models import Region
from tests import factories as make

pytestmark = pytest.mark.django_db

REPORT = {
    "Amsterdam": ["GM0363"],
    "Arnhem": ["GM0202"],
    "Dordrecht": ["GM0505"],
    "Friesland (Leeuwarden/Weststellingwerf)": ["GM0080", "GM0098"],
    "Heerlen (Parkstad)": ["GM0917", "GM1954"],
    "Rotterdam": ["GM0599"],
}


def make_collectief(title: str, codes: list[str], **fields):
    """A collectief of one municipality, or of a region with a municipality for each code."""
    if len(codes) == 1:
        region = make.RegionFactory(name=title, cbs_code=codes[0])
    else:
        region = make.RegionFactory(name=title, kind=Region.Kind.REGION)
        for code in codes:
            make.RegionFactory(name=f"Deel {code}", cbs_code=code, part_of=region)
    return make.CollectiefPageFactory(title=title, region=region, **fields)


def ask(client, path: str = "/collectieven/") -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def drawn(soup: BeautifulSoup) -> dict[str, Tag]:
    """The links of the map by their name."""
    return {link["aria-label"]: link for link in soup.select(".map svg a")}


def test_the_six_areas_are_links_to_their_pages_with_their_whole_names(client):
    pages = {title: make_collectief(title, codes) for title, codes in REPORT.items()}
    for path in ("/collectieven/", "/"):
        soup = ask(client, path)
        links = drawn(soup)
        assert {name: link["href"] for name, link in links.items()} == {
            title: page.url for title, page in pages.items()
        }
        assert list(links) == sorted(REPORT)
        assert all(link.path["d"].startswith("M") for link in links.values())
        assert links["Friesland (Leeuwarden/Weststellingwerf)"].find("text").text == "Friesland"
        assert soup.select_one(".map svg")["aria-label"] == "Kaart van de Collectieven"


def test_the_list_stands_before_the_map_and_has_the_same_links(client):
    make_collectief("Arnhem", ["GM0202"])
    soup = ask(client)
    listed = soup.select_one(".card-list a")
    assert listed["href"] == drawn(soup)["Arnhem"]["href"]
    assert soup.select_one(".map") in listed.find_all_next("div")


def test_the_source_stands_under_every_map(client):
    page = make_collectief("Arnhem", ["GM0202"])
    assert SOURCE == "Gemeentegrenzen 2024, bron: CBS en Kadaster; gemeentecodes via GeoNames, CC BY 4.0"
    for path in ("/collectieven/", "/", page.url):
        assert SOURCE in ask(client, path).select_one(".map .map__caption").text


def test_a_new_collectief_draws_itself_as_soon_as_its_region_has_a_code(client):
    region = make.RegionFactory(name="Zwolle")
    page = make.CollectiefPageFactory(title="Zwolle", region=region)
    make_collectief("Arnhem", ["GM0202"])
    assert list(drawn(ask(client))) == ["Arnhem"]
    region.cbs_code = "GM0193"
    region.save()
    assert drawn(ask(client))["Zwolle"]["href"] == page.url


def test_a_hidden_collectief_is_not_on_the_map(client):
    make_collectief("Arnhem", ["GM0202"])
    make_collectief("Zwolle", ["GM0193"], live=False)
    private = make_collectief("Utrecht", ["GM0344"])
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for path in ("/collectieven/", "/"):
        assert list(drawn(ask(client, path))) == ["Arnhem"]


@pytest.mark.parametrize("code", ["", "GM9999"])
def test_without_a_code_that_is_on_the_map_there_is_a_list_and_no_map(client, code):
    page = make.CollectiefPageFactory(title="Arnhem", region=make.RegionFactory(cbs_code=code))
    for path in ("/collectieven/", "/", page.url):
        soup = ask(client, path)
        assert not soup.select(".map")
        assert "Arnhem" in soup.main.text


def test_the_page_of_a_collectief_has_a_picture_of_its_own_area_that_says_what_it_is(client):
    page = make_collectief("Arnhem", ["GM0202"])
    make_collectief("Zwolle", ["GM0193"])
    picture = ask(client, page.url).select_one(".map svg")
    assert picture["role"] == "img"
    assert picture["aria-label"] == "Kaart van Nederland met daarop: Arnhem"
    assert not picture.find_all("a")
    assert len(picture.select(".map__area")) == 1


def test_municipalities_that_the_report_does_not_name_are_drawn_apart_and_marked_as_general_knowledge(client):
    page = make_collectief("Heerlen (Parkstad)", ["GM0917", "GM1954"])
    Region.objects.filter(cbs_code="GM1954").update(general_knowledge=True, name="Beekdaelen")
    soup = ask(client)
    link = drawn(soup)["Heerlen (Parkstad)"]
    assert len(link.select(".map__area")) == len(link.select(".map__known")) == 1
    caption = soup.select_one(".map .map__caption").text
    assert "bij Heerlen (Parkstad) horen ook Beekdaelen. Dat is algemene kennis" in caption
    own = ask(client, page.url)
    assert "algemene kennis, niet vermeld in het rapport" in own.select_one(".map .map__caption").text
    assert "Algemene kennis, niet vermeld in het rapport: Beekdaelen." in own.select_one(".facts").text


def test_what_lies_within_two_collectieven_belongs_to_the_nearest(client):
    province = make.RegionFactory(name="Gelderland", kind=Region.Kind.PROVINCE)
    make.CollectiefPageFactory(title="Gelderland", region=province)
    area = make.RegionFactory(name="Achterhoek", kind=Region.Kind.REGION, part_of=province)
    make.RegionFactory(name="Doetinchem", cbs_code="GM0222", part_of=area)
    arnhem = make.RegionFactory(name="Arnhem", cbs_code="GM0202", part_of=province)
    make.CollectiefPageFactory(title="Arnhem", region=arnhem)
    shapes = {name: link.path["d"] for name, link in drawn(ask(client)).items()}
    assert shapes.keys() == {"Gelderland", "Arnhem"}
    assert shapes["Gelderland"] != shapes["Arnhem"]
    assert not shapes["Gelderland"].count("M") > 1, "Arnhem is not drawn twice"


def test_names_on_the_map_never_cover_each_other_and_one_without_room_is_left_to_the_list():
    ring = outline(frozenset(["GM0202"]))[0]
    labels = place_labels(["Arnhem"] * 6, [ring] * 6)
    written = [(label.x, label.y, label.anchor) for label in labels if label]
    assert len(written) == len(set(written)) < 6
    assert labels[-1] is None
    assert box_of(ring).right < labels[0].x
