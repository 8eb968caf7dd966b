"""A term in a text opens its explanation, by hand and by keyboard; without script it is a link to the glossary."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import ALL, COLOURS, barriers

pytestmark = pytest.mark.browser

PATH = "/themas/lokaal-en-regionaal-samenwerken/"  # the page with the most terms
WORD, OTHER = "Veilig Thuis", "JGZ"
ADDRESS = "/begrippen/#veilig-thuis"
NARROW = (320, 700)


@pytest.fixture
def terms(page: Page):
    """The page, its term, what that opens, and another term."""
    page.emulate_media(reduced_motion="reduce")  # no scrolling that takes a while
    page.goto(PATH)
    button = page.get_by_role("button", name=WORD, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    box = page.locator(f"#{button.get_attribute('aria-controls')}")
    return page, button, box, page.get_by_role("button", name=OTHER, exact=True)


def places(page: Page) -> list:
    """Where every term stands, once the letters are there."""
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.locator(".term-link").evaluate_all(
        "links => links.map(link => [link.textContent, ...Object.values(link.getBoundingClientRect().toJSON())])"
    )


def test_the_keyboard_opens_and_closes_an_explanation_and_the_focus_comes_back(terms):
    page, button, box, _other = terms
    button.hover()
    expect(box).to_be_hidden()
    button.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(box).to_be_visible()
        expect(box).to_contain_text("Organisatie waar iedereen advies kan vragen")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(button).to_be_focused()
        page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(box.get_by_role("link")).to_be_focused()
    page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Sluiten")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Enter")
    for _press in range(3):
        expect(box).to_be_visible()
        page.keyboard.press("Tab")
    expect(box).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body"), "the focus went on to what comes next"


def test_a_press_elsewhere_or_on_another_term_closes_it_and_its_link_leads_to_the_glossary(terms):
    page, button, box, other = terms
    button.click()
    expect(box).to_be_visible()
    button.click()
    expect(box).to_be_hidden()
    button.click()
    page.locator("h1").click()
    expect(box).to_be_hidden()
    button.click()
    other.evaluate("button => button.click()")  # a press with the mouse would close the first one by itself
    expect(other).to_have_attribute("aria-expanded", "true")
    expect(box).to_be_hidden()
    assert page.locator(".term-box:popover-open").count() == 1
    page.keyboard.press("Escape")
    button.click()
    box.get_by_role("link").click()
    page.wait_for_url(f"**{ADDRESS}")
    assert page.locator(":target").get_attribute("data-naam") == WORD


def test_an_open_explanation_has_no_barriers_stands_by_its_term_and_fits_the_narrowest_phone(terms):
    page, button, box, _other = terms
    for width, height in ((1280, 900), NARROW):
        page.set_viewport_size({"width": width, "height": height})
        button.click()
        for scheme, rules in (("light", ALL), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            assert barriers(page, rules, within=".term-box:popover-open") == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(box).to_be_in_viewport(ratio=1)
        term, shown = button.bounding_box(), box.bounding_box()
        assert shown["x"] >= 0
        assert shown["x"] + shown["width"] <= width
        above, below = term["y"] - shown["y"] - shown["height"], shown["y"] - term["y"] - term["height"]
        assert 0 < max(above, below) < 20, "right above or below its term"
        before = page.evaluate("scrollY")
        page.mouse.wheel(0, 40)
        page.wait_for_function("before => scrollY > before", arg=before)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        distance = box.bounding_box()["y"] - button.bounding_box()["y"]
        assert distance == pytest.approx(shown["y"] - term["y"], abs=1), "it follows its term"
        page.keyboard.press("Escape")


def test_the_explanations_are_read_by_nobody_before_they_are_opened_and_stand_on_paper(terms):
    page, _button, _box, _other = terms
    on_paper = page.get_by_role("heading", name="Begrippen op deze pagina")
    assert page.locator(".term-link").count() > 5
    assert "Organisatie waar iedereen advies kan vragen" not in page.locator("body").aria_snapshot()
    expect(on_paper).to_be_hidden()
    page.emulate_media(media="print")
    expect(on_paper).to_be_visible()
    expect(page.locator(".page-terms dd", has_text="Organisatie waar iedereen advies kan vragen")).to_be_visible()


def test_without_script_a_term_is_a_link_in_the_same_place(browser, served, terms):
    page = terms[0]
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(PATH)
    assert plain.locator("main button").count() == 0
    assert places(plain) == places(page), "nothing moves when links become buttons"
    link = plain.get_by_role("link", name=WORD, exact=True).and_(plain.locator(".term-link"))
    assert link.get_attribute("href") == ADDRESS
    link.click()
    plain.wait_for_url(f"**{ADDRESS}")
    assert plain.locator(":target").get_attribute("data-naam") == WORD
    context.close()


def test_who_copies_the_text_copies_the_term(terms):
    _page, button, _box, _other = terms
    copied = button.evaluate(
        "button => { getSelection().selectAllChildren(button.closest('p, li')); return getSelection().toString(); }"
    )
    assert WORD in copied
    assert "Sluiten" not in copied
