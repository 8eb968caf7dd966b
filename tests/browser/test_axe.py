"""Each page type in a browser: axe-core finds nothing in any size and colour scheme, nothing sticks out or leaks.

A page is opened once and looked at in every way: opening it is what takes the time.
"""

import pytest

from tests.browser.axe import violations
from tests.site.test_skeleton import PAGES

pytestmark = pytest.mark.browser

SIZES = {"telefoon": (375, 800), "bureau": (1280, 900)}
NARROWEST = 320


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_no_barriers_fits_the_narrowest_phone_and_asks_nothing_of_another_host(page, served, path):
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(path)
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{name}, {scheme}"
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(served.url)] == []
    assert [text for text in complaints if "404" not in text] == []
    assert page.context.cookies() == []
