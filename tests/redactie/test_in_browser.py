"""Signing in and the admin in a real browser: no barriers at the door, and the policy lets the admin's scripts work."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.second_factor import set_up_in_browser
from tests.served import Served

pytestmark = pytest.mark.browser

DOOR = {
    "login": "/beheer/login/",
    "wachtwoord vergeten": "/beheer/wachtwoord/vergeten/",
    "mail verstuurd": "/beheer/wachtwoord/vergeten/verstuurd/",
    "link verlopen": "/beheer/wachtwoord/nieuw/1-verlopen/",
    "account uit": "/beheer/geblokkeerd/",
}


@pytest.mark.parametrize("path", DOOR.values(), ids=DOOR.keys())
def test_a_page_before_signing_in_has_no_barriers_and_fits_a_phone(page: Page, path):
    for size in ((320, 700), (1280, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(path)
            assert barriers(page) == [], (size, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_wrong_password_is_told_to_everybody(page: Page):
    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill("niemand")
    page.get_by_label("Wachtwoord").fill("fout")
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("De naam of het wachtwoord klopt niet")
    assert barriers(page) == []


def fits_a_phone(page: Page, path: str) -> None:
    """The rows of this list are there, and each word of them is on the screen without scrolling sideways."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(path)
    expect(page.locator(".listing--stacked tbody tr").first).to_be_visible()
    shown = page.locator(".listing--stacked :is(a, button, div, td)")
    rights = "all => all.filter(one => one.offsetWidth > 1).map(one => one.getBoundingClientRect().right)"
    assert max(shown.evaluate_all(rights)) <= 320, path


def test_an_editor_writes_a_draft_with_what_the_admins_scripts_offer(page: Page, served: Served):
    """Title to slug, a block of text, tick boxes and the draft: all under the policy, and from no other host."""
    said = served.manage("create_editor", "--username", "browser").stdout
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)

    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill("browser")
    page.get_by_label("Wachtwoord").fill(re.search(r"wachtwoord: +(\S+)", said).group(1))
    page.get_by_role("button", name="Inloggen", exact=True).click()
    set_up_in_browser(page)
    page.get_by_role("link", name="Nieuwe bevinding").click()
    page.wait_for_load_state("load")  # the title fills the address only once the admin's scripts are there
    page.locator("#id_title").press_sequentially("Soep helpt")
    page.keyboard.press("Tab")
    expect(page.locator("#id_slug")).to_have_value("soep-helpt")
    page.locator("#id_summary").fill("Wie samen eet, belt eerder.")
    page.locator("[data-streamfield-stream-container] button").first.click()
    page.get_by_role("option", name="Tekst").click()
    text = page.locator(".public-DraftEditor-content")
    text.click()
    expect(text).to_be_focused()
    text.press_sequentially("We aten soep.")
    # The text field hands over what was typed a quarter of a second later.
    expect(page.locator("input[name=body-0-value]")).to_have_value(re.compile("We aten soep."))
    needed = page.locator("#nog-nodig summary")
    expect(needed).to_contain_text("Nog 9 dingen nodig om te publiceren")
    page.locator("input[name=themes]").first.check()
    expect(needed).to_contain_text("Nog 8 dingen nodig om te publiceren")
    page.get_by_role("button", name="Bewaar concept").click()
    expect(page.locator("#id_title")).to_have_value("Soep helpt")
    expect(text).to_have_text("We aten soep.")
    expect(page.locator("input[name=themes]").first).to_be_checked()
    assert page.url.endswith("/edit/")
    page.locator("[data-side-panel-toggle=checks]").click()
    expect(page.locator("[data-content-word-count]")).to_have_text(re.compile("[1-9]"), timeout=30_000)
    assert complaints == []
    assert [url for url in asked if not url.startswith((served.url, "blob:", "data:"))] == []
    assert served.get("/bevindingen/soep-helpt/").status == 404
    for path in ("/beheer/beoordelen/", "/beheer/wat-ontbreekt/"):
        fits_a_phone(page, path)
