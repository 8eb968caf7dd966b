"""axe-core finds nothing on any address of the sitemap: page types are looked at in every state, contents once each.

One tab goes from address to address; what differs from page to page is words, so one size in one scheme will do.
"""

import pytest

from tests.browser.axe import barriers, bring_along
from tests.site.conftest import addresses

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("part", [0, 1, 2])
def test_no_address_of_the_sitemap_has_a_barrier(page, served, part):
    bring_along(page)
    found = []
    for address in sorted(addresses(served))[part::3]:
        answer = page.goto(address, wait_until="domcontentloaded")
        assert answer.status == 200, address
        found += [f"{address}: {line}" for line in barriers(page)]
    assert found == []
