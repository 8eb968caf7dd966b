"""Importing in a real browser: the file, the look at it, the bar, the result and the way back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers, settled
from tests.exchange.files import csv_text
from tests.second_factor import set_up_in_browser
from tests.served import Served

pytestmark = pytest.mark.browser
ROWS = 40  # more than one piece of work in the background


@pytest.fixture
def editor(page: Page, served: Served) -> Page:
    """A page on which somebody is signed in."""
    said = served.manage("create_editor", "--username", "invoer").stdout
    page.goto("/beheer/login/")
    page.get_by_label("Gebruikersnaam of e-mailadres").fill("invoer")
    page.get_by_label("Wachtwoord").fill(re.search(r"wachtwoord: +(\S+)", said).group(1))
    page.get_by_role("button", name="Inloggen", exact=True).click()
    set_up_in_browser(page)
    return page


def no_barriers(page: Page) -> None:
    """The screen beside the menu has no barriers and fits a phone."""
    for size in ((320, 700), (1280, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        found = barriers(settled(page), within="main")
        assert found == [], size
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], size


def test_a_file_becomes_drafts_before_ones_eyes_and_they_can_be_taken_away(editor: Page, served: Served):
    page, complaints = editor, []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    rows = [
        [f"Z-{number}", f"Proef nummer {number} met een wandeling", "Wie samen loopt, praat langer."]
        for number in range(ROWS)
    ]
    content = csv_text(["Eigen kenmerk", "Titel", "Samenvatting"], *rows, delimiter=";")

    page.get_by_role("link", name="Importeren").click()
    expect(page.get_by_label("Bestand")).to_be_visible()
    no_barriers(page)
    page.get_by_label("Bevindingen", exact=True).check()
    page.get_by_label("Bestand").set_input_files(
        {"name": "zwolle.csv", "mimeType": "text/csv", "buffer": content.encode("cp1252")}
    )
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(page.get_by_role("heading", name="Dit staat in het bestand")).to_be_visible()
    expect(page.get_by_text("39 rijen lijken op iets dat er al is.")).to_be_visible()
    no_barriers(page)

    page.get_by_role("checkbox", name="Maak ook de 39 rijen").check()
    page.get_by_role("button", name="Akkoord").click()
    expect(page.get_by_role("heading", name="De concepten worden gemaakt")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text("40 rijen zijn concepten geworden.")).to_be_visible(timeout=60_000)
    no_barriers(page)
    assert served.get("/bevindingen/proef-nummer-1-met-een-wandeling/").status == 404

    page.get_by_role("button", name="Maak deze import ongedaan").click()
    expect(page.get_by_text("40 rijen zijn weer weg.")).to_be_visible(timeout=60_000)
    assert complaints == []
