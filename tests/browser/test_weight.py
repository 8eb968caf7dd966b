"""A first visit is light: what each page type and all it asks for weigh as they come over the wire."""

import pytest

from tests.site.test_skeleton import PAGES

pytestmark = pytest.mark.browser

HOME_BYTES = 150 * 1024
PAGE_BYTES = 120 * 1024
MOST_REQUESTS = 12


def first_visit(page, path: str) -> list[int]:
    """Open it with an empty cache; the bytes of each answer, headers included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(path, wait_until="networkidle")
    return sizes


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_first_visit_is_light(page, path):
    sizes = first_visit(page, path)
    assert 0 < len(sizes) <= MOST_REQUESTS
    assert sum(sizes) <= (HOME_BYTES if path == "/" else PAGE_BYTES), sizes
