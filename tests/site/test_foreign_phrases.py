"""The words in another language of the content itself, on every page: the voice that reads it out changes for them."""

from bs4 import BeautifulSoup

ARTWORK = "Small victims, large numbers"


def places(html: str) -> list:
    """Every piece of text of the body that has the name of the artwork."""
    return BeautifulSoup(html, "html.parser").body.find_all(string=lambda text: ARTWORK in text)


def test_an_english_name_is_marked_as_english_wherever_it_stands(everything):
    found = {address: places(html) for address, html in everything.items()}
    assert sum(bool(texts) for texts in found.values()) >= 4, "it stands on its own page, and in lists and texts"
    unmarked = [
        f"{address}: {text.parent}"
        for address, texts in found.items()
        for text in texts
        if text.find_parent(lang=True)["lang"] != "en"
    ]
    assert unmarked == []
