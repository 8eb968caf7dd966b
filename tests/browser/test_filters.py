"""A list is filtered without a new page: address, back button and focus stay right, and the count is said."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def tips(page: Page) -> Page:
    """The list of tips, with a sign on it that a new page would not have."""
    page.goto("/tips/")
    page.evaluate("window.zelfde = true")
    return page


def count(page: Page):
    return page.locator(".result-count__number")


def said(page: Page):
    """What a screen reader hears."""
    return page.locator("[data-resultaten] + [role=status]")


def same_page(page: Page) -> bool:
    return page.evaluate("window.zelfde === true")


def test_a_filter_is_applied_at_once_with_the_focus_and_the_address_right(tips):
    theme = tips.get_by_role("checkbox", name=re.compile("Informatie delen en privacy"))
    theme.focus()
    tips.keyboard.press("Space")
    expect(count(tips)).to_have_text("11 tips")
    expect(said(tips)).to_have_text("11 tips")
    expect(theme).to_be_focused()
    expect(theme).to_be_checked()
    expect(tips).to_have_url(re.compile(r"/tips/\?thema=informatie-delen-en-privacy$"))
    assert same_page(tips)

    tips.go_back()
    expect(count(tips)).to_have_text("49 tips")
    expect(theme).not_to_be_checked()
    tips.go_forward()
    expect(count(tips)).to_have_text("11 tips")
    assert same_page(tips)

    tips.get_by_role("link", name=re.compile("Thema: Informatie delen")).click()
    expect(count(tips)).to_have_text("49 tips")
    expect(count(tips)).to_be_focused()
    assert same_page(tips)


def test_parts_that_were_unfolded_stay_so_and_so_does_the_panel_on_a_phone(tips):
    tips.set_viewport_size({"width": 375, "height": 800})
    tips.locator(".filter-panel__toggle").click()
    tips.locator(".filter-panel__summary", has_text="Doelgroep").click()
    tips.locator(".choice", has_text=re.compile("^(?!.*\\(0\\))")).filter(
        has=tips.locator("input[name=doelgroep]")
    ).first.click()
    expect(tips).to_have_url(re.compile("doelgroep="))
    expect(tips.locator(".filter-panel__all")).to_have_attribute("open", "")
    expect(tips.locator(".filter-panel__facet", has_text="Doelgroep")).to_have_attribute("open", "")
    assert same_page(tips)


def test_leafing_goes_to_the_top_of_the_list_and_sorting_stays_in_place(tips):
    tips.get_by_role("link", name="Volgende").click()
    expect(tips.locator(".result-count__page")).to_contain_text("pagina 2 van 3")
    expect(count(tips)).to_be_focused()
    expect(tips).to_have_title(re.compile("pagina 2 van 3"))
    tips.get_by_role("link", name="Titel", exact=True).click()
    expect(tips).to_have_url(re.compile("sorteer=titel"))
    assert same_page(tips)


def test_words_are_looked_for_in_the_list_and_the_search_page_sends_its_filters_along(tips):
    tips.get_by_role("searchbox", name="Zoek in de tips").fill("privacy")
    tips.keyboard.press("Enter")
    expect(count(tips)).to_contain_text("voor ‘privacy’")
    assert same_page(tips)

    tips.goto("/zoeken/?q=privacy")
    tips.get_by_role("checkbox", name=re.compile("Tips")).check()
    expect(tips).to_have_url(re.compile("soort=tip"))
    kept = tips.locator("main form[role=search] input[name=soort]")
    expect(kept).to_have_value("tip")


def test_the_count_is_said_again_when_it_stays_the_same(tips):
    tips.get_by_role("link", name="Titel", exact=True).click()
    expect(said(tips)).to_have_text("49 tips")
    said(tips).evaluate(
        """status => {
            window.gezegd = [];
            const seen = () => window.gezegd.push(status.textContent);
            new MutationObserver(seen).observe(status, { childList: true });
        }"""
    )
    tips.get_by_role("link", name="Nieuwste eerst").click()
    expect(tips).to_have_url(re.compile("sorteer=nieuw"))
    expect(said(tips)).to_have_text("49 tips")
    assert tips.evaluate("window.gezegd") == ["", "49 tips"]
    assert same_page(tips)


def test_the_field_of_the_search_page_holds_the_words_that_are_looked_for(page):
    page.goto("/zoeken/?q=privacy")
    page.evaluate("window.zelfde = true")
    field = page.locator("main form[role=search] input[name=q]")
    kind = page.get_by_role("checkbox", name=re.compile("^Tips"))
    kind.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("soort=tip"))
    expect(said(page)).to_have_text(re.compile("voor ‘privacy’"))
    expect(field).to_have_value("privacy")
    expect(kind).to_be_focused()
    page.get_by_role("link", name=re.compile("Zoekwoorden: privacy")).click()
    expect(field).to_have_value("")
    page.go_back()
    expect(field).to_have_value("privacy")
    expect(kind).to_be_checked()
    page.go_back()
    expect(kind).not_to_be_checked()
    expect(field).to_have_value("privacy")
    assert same_page(page)


def test_what_was_typed_is_looked_for_after_all_without_a_new_page(page):
    page.goto("/zoeken/?q=privacy+convenat")
    page.evaluate("window.zelfde = true")
    page.get_by_role("link", name="Zoek toch naar ‘privacy convenat’").click()
    expect(page).to_have_url(re.compile("letterlijk=ja"))
    expect(count(page)).to_be_focused()
    page.get_by_role("link", name="privacy convenant", exact=True).click()
    expect(page.locator("main form[role=search] input[name=q]")).to_have_value("privacy convenant")
    assert same_page(page)


def test_a_press_with_a_key_held_and_an_error_are_left_to_the_browser(tips):
    with tips.context.expect_page() as opened:
        tips.get_by_role("link", name="Titel", exact=True).click(modifiers=["ControlOrMeta"])
    opened.value.close()
    assert tips.url.endswith("/tips/")

    tips.route("**/tips/?sorteer=titel", lambda route: route.abort(), times=1)
    tips.get_by_role("link", name="Titel", exact=True).click()
    expect(tips).to_have_url(re.compile("sorteer=titel"))
    tips.wait_for_load_state()
    assert not same_page(tips)


def test_without_script_the_button_shows_the_results(browser, served):
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tips/")
    page.get_by_role("checkbox", name=re.compile("Informatie delen en privacy")).check()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(count(page)).to_have_text("11 tips")
    context.close()
