"""Every state of every component in a browser: no barriers in any size and colours, and each fits a narrow phone."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from portal.styleguide.examples import GROUPS
from tests.browser.axe import bring_along
from tests.browser.test_axe import Look
from tests.second_factor import set_up_in_browser

pytestmark = pytest.mark.browser

# These are asked of whole pages: one component has no landmarks and no first heading.
OF_A_PAGE = ["bypass", "heading-order", "landmark-one-main", "page-has-heading-one", "region"]


@pytest.fixture
def signed_in(page, served):
    """A page of an editor of its own, who came in by the login form."""
    name = f"stijlgids-{secrets.token_hex(4)}"
    said = served.manage("create_editor", "--username", name).stdout
    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(name)
    page.get_by_label("Wachtwoord").fill(re.search(r"wachtwoord: +(\S+)", said).group(1))
    page.get_by_role("button", name="Inloggen", exact=True).click()
    set_up_in_browser(page)
    page.wait_for_url("**/beheer/")
    return page


@pytest.mark.parametrize("part", [0, 1, 2])
def test_no_state_has_barriers_at_any_size_in_any_colours(signed_in, part):
    bring_along(signed_in)
    found = []
    for example in [example for examples in GROUPS.values() for example in examples][part::3]:
        signed_in.goto(f"/stijlgids/{example.component_slug}/{example.slug}/")
        look = Look(signed_in, rules_off=OF_A_PAGE)
        look.at_every_size()
        found += [f"{example.component}, {example.state}, {line}" for line in look.found]
    assert found == []


def test_a_frame_becomes_as_high_as_its_example(signed_in):
    signed_in.goto("/stijlgids/road/")
    expect(signed_in.locator(".example-frame").first).to_have_attribute("height", re.compile(r"^([3-9]\d\d|\d{4})$"))
