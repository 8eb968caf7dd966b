"""Signing in with the second step in a real browser: setting up, the code, a recovery code; no barriers on the way."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.second_factor import code_of
from tests.served import Served

pytestmark = pytest.mark.browser


def look(page: Page) -> None:
    """On a narrow phone and on a screen, light and dark."""
    for width, height in ((320, 700), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert barriers(page) == [], (page.url, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def type_password(page: Page, name: str, password: str) -> None:
    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def refuse_a_wrong_code(page: Page) -> None:
    page.get_by_label("De code van zes cijfers").fill("000000")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Nog niet alles is goed ingevuld")
    look(page)


def test_an_editor_sets_up_the_second_step_and_comes_in_with_it_the_next_time(page: Page, served: Served):
    name = f"stap-{secrets.token_hex(4)}"
    password = re.search(
        r"wachtwoord: +(\S+)",
        served.manage("create_editor", "--username", name, "--group", "Landelijke eindredacteur").stdout,
    ).group(1)
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    type_password(page, name, password)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tweede stap instellen")
    look(page)
    secret = page.locator(".account__secret").inner_text()
    code = page.get_by_label("De code van zes cijfers")
    refuse_a_wrong_code(page)
    assert page.locator(".account__secret").inner_text() == secret
    code.fill(code_of(secret))
    code.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar deze herstelcodes")
    look(page)
    codes = [text.replace(" ", "") for text in page.locator(".account__codes li").all_inner_texts()]
    assert len(codes) == 10
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als tekstbestand").click()
    assert codes[9][:4] in download.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name="Ik heb de codes bewaard").click()
    expect(page).to_have_url(re.compile("/beheer/$"))
    page.goto("/beheer/tweede-stap/")
    look(page)
    page.get_by_role("link", name="Nieuwe herstelcodes maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bent u het?")
    look(page)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Verder").click()
    look(page)

    page.context.clear_cookies()
    type_password(page, name, password)
    expect(page.get_by_role("heading", level=1)).to_have_text("Code invullen")
    look(page)
    page.get_by_label("Code uit uw app, of een herstelcode").fill(codes[0])
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page).to_have_url(re.compile("/beheer/$"))
    assert "U hebt er nog 9" in page.locator(".messages").inner_text()
    assert [url for url in asked if not url.startswith((served.url, "blob:", "data:"))] == []
