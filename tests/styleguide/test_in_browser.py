"""Every state of every component in a browser: no barriers in light and dark, and each fits a narrow phone."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from portal.styleguide.examples import GROUPS
from tests.browser.axe import ALL, COLOURS, barriers, bring_along

pytestmark = pytest.mark.browser

# These are asked of whole pages: one component has no landmarks and no first heading.
OF_A_PAGE = ["bypass", "heading-order", "landmark-one-main", "page-has-heading-one", "region"]
OF_A_PART = {**ALL, "rules": {**ALL["rules"], **{rule: {"enabled": False} for rule in OF_A_PAGE}}}


@pytest.fixture
def signed_in(page, served):
    """A page of an editor of its own, who came in by the login form."""
    name = f"stijlgids-{secrets.token_hex(4)}"
    said = served.manage("create_editor", "--username", name).stdout
    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(name)
    page.get_by_label("Wachtwoord").fill(re.search(r"wachtwoord: +(\S+)", said).group(1))
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/beheer/")
    return page


def test_no_state_has_barriers_and_each_fits_the_narrowest_phone(signed_in):
    bring_along(signed_in)
    signed_in.set_viewport_size({"width": 320, "height": 700})
    found = {}
    for example in (example for examples in GROUPS.values() for example in examples):
        signed_in.goto(f"/stijlgids/{example.component_slug}/{example.slug}/")
        for scheme, rules in (("light", OF_A_PART), ("dark", COLOURS)):
            signed_in.emulate_media(color_scheme=scheme)
            found[example.component, example.state, scheme] = barriers(signed_in, rules)
        width = signed_in.evaluate("document.documentElement.scrollWidth")
        found[example.component, example.state, "breedte"] = [] if width <= 320 else [f"{width} px"]
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_a_frame_becomes_as_high_as_its_example(signed_in):
    signed_in.goto("/stijlgids/road/")
    expect(signed_in.locator(".example-frame").first).to_have_attribute("height", re.compile(r"^([3-9]\d\d|\d{4})$"))
