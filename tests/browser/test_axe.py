"""Each page type in a browser: axe-core finds nothing in any size and colour scheme, nothing sticks out or leaks.

A page is opened once and looked at in every way: opening it is what takes the time.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.aria import file_of, tree
from tests.browser.axe import ALL, ALL_BUT_COLOURS, COLOURS, barriers, without
from tests.site.test_skeleton import PAGES

pytestmark = pytest.mark.browser

CHECKS = Path(__file__).parent / "checks.js"
NARROWEST = 320
SIZES = {"bureau": (1280, 900), "telefoon": (375, 800), "smalste telefoon": (NARROWEST, 700)}
# 1280 x 1024 at 400 % zoom (WCAG 1.4.10).
ZOOMED_IN = (320, 256)
LOGIN = "/beheer/login/"
# The menu is the same everywhere and opened on the first page; these lists have the filters of the tips.
OPENED = {"/": "body", PAGES["acties"]: "", PAGES["producten"]: "", PAGES["bevindingen"]: "", PAGES["gevonden"]: ""}
STYLES = Path(__file__).resolve().parents[2] / "static" / "css"


def failed_login(page: Page) -> None:
    page.get_by_label("Gebruikersnaam of e-mailadres").fill("niemand")
    page.get_by_label("Wachtwoord", exact=True).fill("fout")
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-invalid=true], [role=alert]")


# Pages for who has an account, and forms with errors: what is done after opening.
FORMS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "inloggen": (LOGIN, lambda page: None),
    "inloggen met fout": (LOGIN, failed_login),
    "wachtwoord vergeten": ("/beheer/wachtwoord/vergeten/", lambda page: None),
}


class Look:
    """Gathers what is wrong with an open page, each line with the state in which it was seen."""

    def __init__(self, page: Page, rules_off: Sequence[str] = ()) -> None:
        self.page = page
        self.rules_off = rules_off
        self.found: list[str] = []
        page.evaluate(CHECKS.read_text(encoding="utf-8"))

    def note(self, state: str, lines: list[str]) -> None:
        self.found += [f"{state}: {line}" for line in lines]

    def check(self, state: str, *names: str) -> None:
        for name in names:
            self.note(f"{state}: {name}", self.page.evaluate(f"checks.{name}()"))

    def resize(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})

    def at_every_size(self) -> None:
        """Light with all rules, dark with those that read colours, forced colours with all others.

        The narrowest phone differs from the other one in room alone (a test below), so its colours are the same.
        """
        for name, size in SIZES.items():
            self.resize(size)
            self.note(f"{name}, licht", barriers(self.page, without(ALL, self.rules_off)))
            self.check(name, "sticksOut", "smallTargets", "cutText")
            if size[0] == NARROWEST:
                continue
            self.page.emulate_media(color_scheme="dark")
            self.note(f"{name}, donker", barriers(self.page, COLOURS))
            self.page.emulate_media(color_scheme="light", forced_colors="active")
            self.note(f"{name}, vaste kleuren", barriers(self.page, without(ALL_BUT_COLOURS, self.rules_off)))
            self.page.emulate_media(forced_colors="none")

    def with_the_keyboard(self) -> None:
        """The focus is seen wherever it goes: in a wide window, and in little room with the reader's own colours."""
        self.resize(SIZES["bureau"])
        self.check("bureau", "lostFocus")
        self.page.emulate_media(forced_colors="active")
        self.resize(ZOOMED_IN)
        self.check("400 %, vaste kleuren", "lostFocus", "keepsItsColours")
        self.page.emulate_media(forced_colors="none")

    def with_other_wishes(self) -> None:
        """The reader's own text spacing loses nothing, nor does zooming in, and nothing moves for who asked so."""
        self.check("400 %", "sticksOut", "crowdsOut", "cutText")
        self.page.evaluate("checks.spaceText(true)")
        for name, size in SIZES.items():
            self.resize(size)
            self.check(f"{name}, ruime tekst", "cutText", "sticksOut")
        self.page.evaluate("checks.spaceText(false)")
        self.page.emulate_media(reduced_motion="reduce")
        self.check("minder beweging", "moves")
        self.page.emulate_media(reduced_motion="no-preference")

    def with_everything_open(self, place: str) -> None:
        """The same for what was closed until now: on the narrowest phone, where it has the least room, and wide."""
        if not self.page.evaluate("place => checks.openFolds(place)", place):
            return
        for name in ("smalste telefoon", "bureau"):
            self.resize(SIZES[name])
            self.note(f"{name}, {place} open, licht", barriers(self.page))
            self.check(f"{name}, {place} open", "sticksOut", "smallTargets", "cutText")
        self.page.emulate_media(color_scheme="dark")
        self.note(f"{place} open, donker", barriers(self.page, COLOURS))
        self.page.emulate_media(color_scheme="light")
        self.check(f"{place} open", "lostFocus")

    def with_an_explanation_open(self) -> None:
        """Looks at the explanation alone: what lies under it was seen, and axe cannot tell what is covered."""
        if not self.page.evaluate("checks.openPopover()"):
            return
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            for name, size in SIZES.items():
                self.resize(size)
                self.note(f"{name}, uitleg open, {scheme}", barriers(self.page, within="[popover]:popover-open"))
                self.check(f"{name}, uitleg open", "sticksOut", "cutText")


def look_in_every_way(page: Page, opened: str = "main") -> list[str]:
    """All that is wrong with an open page. opened: the part in which everything is opened too; empty: nothing."""
    look = Look(page)
    look.at_every_size()
    look.with_the_keyboard()
    look.with_other_wishes()
    if opened:
        look.with_everything_open(opened)
    look.with_an_explanation_open()
    return look.found


@pytest.fixture
def complaints(page) -> Iterator[list[str]]:
    """What the browser writes on its console as an error; a page that is meant not to be there is none."""
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text) if message.type == "error" else None)
    yield lines
    assert [text for text in lines if "404" not in text] == []


@pytest.mark.parametrize(("name", "path"), PAGES.items(), ids=PAGES.keys())
def test_a_page_has_no_barriers_in_any_state_and_asks_nothing_of_another_host(page, served, complaints, name, path):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    assert tree(page) == file_of(name).read_text(encoding="utf-8"), "meant so? make schermlezer"
    assert look_in_every_way(page, opened=OPENED.get(path, "main")) == []
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(served.url)] == []
    assert page.context.cookies() == []


@pytest.mark.parametrize(("path", "action"), FORMS.values(), ids=FORMS.keys())
def test_a_form_has_no_barriers_with_or_without_errors(page, complaints, path, action):
    page.goto(path)
    action(page)
    assert look_in_every_way(page) == []


def test_no_layout_changes_between_the_two_phones():
    """Then what differs between them is room alone, and one of them shows the colours of both."""
    widths = [
        float(number) * (16 if unit == "rem" else 1)
        for sheet in STYLES.rglob("*.css")
        for number, unit in re.findall(r"@(?:media|container)[^{]*width[:\s<>=]+([\d.]+)(rem|px)", sheet.read_text())
    ]
    assert widths
    assert [width for width in widths if NARROWEST < width <= SIZES["telefoon"][0]] == []
