"""A journey with the keyboard alone: past the menu, to the tips, a filter, a result; and the same without script."""

import pytest

pytestmark = pytest.mark.browser


def focused(page) -> str:
    """The words of what has the focus, or its name."""
    return page.evaluate(
        "() => (document.activeElement.innerText || document.activeElement.getAttribute('aria-label') "
        "|| document.activeElement.name || '').trim()"
    )


def tab_to(page, wanted: str, most: int = 80) -> None:
    """Press Tab until the focus stands on something with these words; fails with what was passed."""
    passed = []
    for _press in range(most):
        page.keyboard.press("Tab")
        passed.append(focused(page))
        if wanted in passed[-1]:
            return
    pytest.fail(f"{wanted!r} was not reached: {passed}")


def focus_is_seen(page) -> bool:
    """Whether the element with the focus, or its label, shows an outline."""
    return page.evaluate(
        """() => {
            const element = document.activeElement;
            const shown = [element, element.closest('label'), element.nextElementSibling].filter(Boolean);
            return shown.some(part => {
                const style = getComputedStyle(part);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
                    || style.boxShadow !== 'none';
            });
        }"""
    )


def test_the_skip_link_comes_first_is_seen_and_lands_in_the_main_part(page):
    page.goto("/tips/")
    page.keyboard.press("Tab")
    assert "inhoud" in focused(page).lower()
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_from_the_menu_over_a_filter_to_a_tip(page):
    page.goto("/")
    tab_to(page, "Tips")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tips/")
    everything = page.locator(".result-count[role=status]").inner_text()
    theme = page.get_by_role("checkbox", name="Informatie delen en privacy")
    open_the_group_of(page, theme)
    theme.focus()
    page.keyboard.press("Space")
    assert theme.is_checked()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tips/?*thema=informatie-delen-en-privacy*")
    assert page.locator(".result-count[role=status]").inner_text() != everything
    first = page.locator("main [data-soort=tip] a").first
    title, address = first.inner_text(), first.get_attribute("href")
    tab_to(page, title, most=150)
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    assert page.get_by_role("heading", level=1).inner_text() == title


def open_the_group_of(page, field) -> None:
    """Filters may stand in a closed <details>; a keyboard opens it on its summary."""
    group = field.locator("xpath=ancestor::details[1]")
    if group.count() and group.get_attribute("open") is None:
        group.locator("summary").focus()
        page.keyboard.press("Enter")


def test_a_chosen_filter_is_taken_off_with_a_link(page):
    page.goto("/tips/?thema=informatie-delen-en-privacy")
    tab_to(page, "Informatie delen en privacy")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "thema=" not in url)


def test_the_focus_is_seen_on_everything_that_takes_it(page):
    for path in ("/", "/tips/", "/collectieven/heerlen/"):
        page.goto(path)
        for _press in range(25):
            page.keyboard.press("Tab")
            assert focus_is_seen(page), f"{path}: {focused(page)}"


def test_searching_works_without_script(browser, served):
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("privacy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?*q=privacy*")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator("[data-soort]").count() > 3
    context.close()


def test_the_menu_of_a_phone_opens_and_leads_on(page):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/")
    tab_to(page, "Menu", most=10)
    page.keyboard.press("Enter")
    tab_to(page, "Tips", most=10)
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tips/")


def test_a_group_of_filters_opens_and_closes_where_the_focus_is(page):
    page.goto("/tips/")
    summary = page.locator("main details summary:visible").first
    fold = summary.locator("xpath=..")
    summary.focus()
    before = fold.get_attribute("open")
    page.keyboard.press("Space")
    assert fold.get_attribute("open") != before
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") == before
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_letter_of_the_glossary_leads_to_its_terms(page):
    page.goto("/begrippen/")
    letter = page.get_by_role("navigation").get_by_role("link", name="M", exact=True)
    letter.focus()
    page.keyboard.press("Enter")
    target = page.evaluate("location.hash.slice(1)")
    assert target
    page.keyboard.press("Tab")
    assert page.evaluate(
        "id => Boolean(document.getElementById(id).compareDocumentPosition(document.activeElement) & 4)"
        " || document.getElementById(id).contains(document.activeElement)",
        target,
    )


def test_the_next_page_of_a_list_is_reached(page):
    page.goto("/acties/")
    tab_to(page, "Volgende", most=200)
    assert focus_is_seen(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/acties/?*pagina=2*")
    assert "pagina 2 van" in page.locator(".result-count[role=status]").inner_text()


def test_the_table_of_collectieven_is_walked_row_by_row(page):
    page.goto("/collectieven/")
    table = page.get_by_role("table").first
    links = table.get_by_role("link")
    links.first.focus()
    for number in range(1, min(links.count(), 12)):
        page.keyboard.press("Tab")
        assert focus_is_seen(page)
        assert links.nth(number).evaluate("link => link === document.activeElement"), number


def test_a_form_with_errors_says_so_and_keeps_what_was_typed(page):
    page.goto("/beheer/login/")
    name = page.get_by_label("Gebruikersnaam of e-mailadres")
    name.focus()
    page.keyboard.type("niemand")
    page.keyboard.press("Tab")
    page.keyboard.type("geen wachtwoord")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").inner_text().strip()
    assert name.input_value() == "niemand"
