"""Another house style in a browser: it looks different, and stays as legible."""

import pytest

from tests.browser.axe import COLOURS, barriers
from tests.site.test_skeleton import PAGES

pytestmark = pytest.mark.browser

LOOKS = """() => {
    const style = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    return {
        header: style(".site-header", "backgroundColor"), button: style("main .nl-button", "backgroundColor"),
        link: style("main article a", "color"), corner: style("main article", "borderStartStartRadius"),
        letters: style("h1", "fontFamily"),
    };
}"""
CHOOSE = """
from portal.core.models import PortalSettings
from wagtail.models import Site
PortalSettings.objects.update_or_create(site=Site.objects.get(), defaults={{"house_style": "{}"}})
"""


@pytest.fixture
def amarant(served):
    served.manage("shell", "-c", CHOOSE.format("amarant"))
    yield
    served.manage("shell", "-c", CHOOSE.format(""))


@pytest.fixture
def own_look(page, served):
    page.goto(PAGES["tips"])
    return page.evaluate(LOOKS)


def test_a_second_house_style_changes_colours_corners_and_letters_and_has_no_barriers(page, own_look, amarant):
    page.goto(f"{PAGES['tips']}?sorteer=titel")
    worn = page.evaluate(LOOKS)
    assert [part for part in own_look if worn[part] == own_look[part]] == []
    for name in ("voorpagina", "thema", "tips", "gevonden"):
        address = PAGES[name]
        page.goto(f"{address}{'&' if '?' in address else '?'}huisstijl=amarant")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert barriers(page, COLOURS) == [], f"{name}, {scheme}"
