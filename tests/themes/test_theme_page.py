"""A theme shows its actions by heading and collectief; theme 5 is a road with numbered steps."""

import pytest
from bs4 import BeautifulSoup

from tests import factories as make
from themes.models import Heading

pytestmark = pytest.mark.django_db


def soup_of(client, page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


@pytest.fixture
def theme():
    return make.ThemeFactory(slug="borgen", number=5)


def test_actions_stand_under_their_heading_with_their_collectief(client, theme):
    page = make.ThemePageFactory(theme=theme)
    heading = make.HeadingFactory(theme=theme, slug="starten", title="Starten")
    zwolle = make.RegionFactory(name="Zwolle")
    make.CollectiefPageFactory(region=zwolle, title="Zwolle")
    make.ActionPageFactory(title="Een overleg", themes=[theme], regions=[zwolle], heading=heading)
    soup = soup_of(client, page)
    section = soup.find(id="aanpak-starten").parent
    assert section.find("p", class_="item-row__label").get_text(strip=True) == "Zwolle"
    assert section.find("a").text == "Een overleg"
    assert soup.find("nav", class_="toc").find("a", href="#aanpak-starten")


def test_tips_under_headings_are_steps_on_a_road_in_order(client, theme):
    page = make.ThemePageFactory(theme=theme)
    stretch = make.HeadingFactory(theme=theme, part=Heading.Part.TIPS, slug="inrichten", title="Inrichten")
    make.TipPageFactory(title="Tweede", themes=[theme], heading=stretch, step=2)
    first = make.TipPageFactory(title="Eerste", themes=[theme], heading=stretch, step=1)
    make.TipPageFactory(title="Deel", themes=[theme], heading=stretch, part_of=first)
    steps = soup_of(client, page).find(id="weg-inrichten").find("ol").find_all("li", recursive=False)
    assert [step.find("h4").text for step in steps] == ["Eerste", "Tweede"]
    assert "Deel" in steps[0].text


def test_every_link_in_the_contents_lands(client, theme):
    page = make.ThemePageFactory(theme=theme)
    make.TipPageFactory(themes=[theme])
    make.ProductPageFactory(themes=[theme])
    make.FindingPageFactory(themes=[theme])
    soup = soup_of(client, page)
    links = [link["href"] for link in soup.find("nav", class_="toc").find_all("a")]
    assert links == ["#tips", "#producten", "#bevindingen"]
    assert all(soup.find(id=link.removeprefix("#")) for link in links)
