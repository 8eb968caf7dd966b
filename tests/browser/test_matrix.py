"""The matrix in a window of every width: as a table or as blocks, no word is cut and nothing sticks out."""

import pytest

pytestmark = pytest.mark.browser

# Words that stand on two lines. What stands on both sides of a hyphen or a slash are two words: there a line may end.
CUT_WORDS = """() => {
    const cut = [];
    const texts = document.createTreeWalker(document.querySelector('.matrix'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.parentElement.checkVisibility() || text.parentElement.closest('.visually-hidden')) continue;
        for (const word of text.data.matchAll(/[^\\s/-]+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
            if (lines.size > 1) cut.push(word[0]);
        }
    }
    return cut;
}"""


def test_no_word_of_the_matrix_is_cut_at_any_width(page, served):
    page.goto("/collectieven/")
    assert page.locator(".matrix").count() == 1
    for width in (320, 1152, 1280, 1600):  # 1152 px is the narrowest that has a table
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CUT_WORDS) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        stacked = page.locator(".matrix td").first.evaluate("cell => getComputedStyle(cell).display") == "block"
        assert stacked == (width < 1152)
