"""Suggestions while someone types: by keyboard, by hand, for a screen reader, on a phone, and out of the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import ALL, COLOURS, barriers
from tests.browser.axe import ALL_BUT_COLOURS as FORCED

pytestmark = pytest.mark.browser


@pytest.fixture
def field(page: Page):
    """The search field of the front page with some letters typed, and its list."""
    page.goto("/")
    field = page.get_by_role("combobox", name="Waar bent u naar op zoek?")
    field.press_sequentially("privacy")
    options = page.get_by_role("listbox", name="Suggesties")
    expect(options).to_be_visible()
    return page, field, options


def test_the_keyboard_goes_through_the_suggestions_and_back_to_the_field(field):
    page, field, options = field
    all_options = options.get_by_role("option")
    expect(all_options).to_have_count(6)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="6 suggesties")).to_have_count(1)

    page.keyboard.press("ArrowDown")
    expect(all_options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", all_options.first.get_attribute("id"))
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")
    expect(all_options.last).to_have_attribute("aria-selected", "true")

    page.keyboard.press("Escape")
    expect(options).to_be_hidden()
    expect(field).to_have_value("privacy")
    page.keyboard.press("ArrowDown")
    expect(options).to_be_visible()
    page.keyboard.press("Tab")
    expect(options).to_be_hidden()


def test_enter_on_a_suggestion_opens_it_and_enter_in_the_field_searches(field):
    page, field, options = field
    title = options.get_by_role("option").first.locator(".suggestions__title").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    page.goto("/")
    field.press_sequentially("privacy")
    expect(options).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=privacy$"))


def test_a_press_on_a_suggestion_opens_it(field):
    page, _field, options = field
    title = options.get_by_role("option").nth(1).locator(".suggestions__title").inner_text()
    options.get_by_role("option").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_the_open_list_has_no_barriers_and_fits_every_screen(field):
    page, _field, options = field
    page.keyboard.press("ArrowDown")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 1000})
        box = options.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme, forced, rules in (("light", "none", ALL), ("dark", "none", COLOURS), ("light", "active", FORCED)):
            page.emulate_media(color_scheme=scheme, forced_colors=forced)
            assert barriers(page, rules, within=".search-form--large") == [], (width, scheme, forced)


def test_an_older_answer_never_comes_after_a_newer_one(page: Page):
    page.goto("/")
    field = page.get_by_role("combobox", name="Waar bent u naar op zoek?")
    waiting = []
    page.route("**/zoeken/suggesties/?q=pri", lambda route: waiting.append(route))
    field.press_sequentially("pri")
    page.wait_for_timeout(300)
    field.press_sequentially("vacy")
    expect(page.get_by_role("option").first).to_be_visible()
    before = page.get_by_role("option").all_inner_texts()
    assert waiting
    waiting[0].abort()
    assert page.get_by_role("option").all_inner_texts() == before


def test_they_come_while_a_phone_composes_the_word_and_its_enter_chooses_nothing(page: Page):
    page.goto("/")
    field = page.get_by_role("combobox", name="Waar bent u naar op zoek?")
    field.focus()
    keyboard = page.context.new_cdp_session(page)
    page.evaluate("addEventListener('input', (event) => { window.composing = event.isComposing; })")
    for end in range(1, len("privacy") + 1):
        word = "privacy"[:end]
        keyboard.send("Input.imeSetComposition", {"text": word, "selectionStart": end, "selectionEnd": end})
    assert page.evaluate("window.composing")
    options = page.get_by_role("listbox", name="Suggesties")
    expect(options.get_by_role("option")).to_have_count(6)
    expect(field).to_have_value("privacy")

    # What a browser tells of a key that the composing takes; there is no real one in CDP.
    before = page.url
    for told in ("isComposing: true", "keyCode: 229"):
        for key in ("ArrowDown", "Enter"):
            event = f"new KeyboardEvent('keydown', {{ key: '{key}', {told}, bubbles: true, cancelable: true }})"
            assert field.evaluate(f"(input) => input.dispatchEvent({event})"), "it was taken from the keyboard"
    expect(options.locator("[aria-selected=true]")).to_have_count(0)
    assert page.url == before

    keyboard.send("Input.insertText", {"text": "privacy"})
    page.keyboard.press("ArrowDown")
    title = options.get_by_role("option").first.locator(".suggestions__title").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_without_an_answer_the_field_still_searches(page: Page):
    page.route("**/zoeken/suggesties/**", lambda route: route.abort())
    page.goto("/")
    page.get_by_role("combobox", name="Waar bent u naar op zoek?").press_sequentially("meldcode")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/zoeken/\?q=meldcode$"))
