"""axe-core finds nothing on any page type, on a phone and on a desk, in light and in dark, and nothing sticks out."""

import pytest

from tests.browser.axe import violations
from tests.site.test_skeleton import PAGES

pytestmark = pytest.mark.browser

SIZES = {"telefoon": (375, 800), "bureau": (1280, 900)}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_no_barriers(page, path, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(path)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_fits_on_the_narrowest_phone(page, path):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(path)
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_asks_nothing_of_another_host_and_keeps_its_policy(page, served, path):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(served.url)] == []
    assert [text for text in complaints if "404" not in text] == []
    assert page.context.cookies() == []
