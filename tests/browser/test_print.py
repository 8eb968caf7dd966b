"""What comes out of the printer: the text, where it comes from and its permanent address; no menus and no forms."""

from itertools import pairwise

import pypdfium2
import pytest

pytestmark = pytest.mark.browser
PAPER = 680  # pixels; what an upright A4 leaves between its margins


def printed(page, path: str) -> str:
    """The words on the sheets, with single spaces: lines break where they must."""
    page.goto(path)
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return " ".join(" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets)


def test_a_product_on_paper_keeps_its_source_and_its_addresses_and_leaves_the_menu(page, served):
    text = printed(page, "/p/2")
    assert page.locator("h1").inner_text() in text
    assert "Uit het rapport over de Collectieven (begin 2017)" in text
    assert f"{served.url}/p/2" in text
    link = page.locator(".places .address__link").first.get_attribute("href")
    assert f"({link})" in text.replace(" ", "")  # a long address may be broken over two lines
    assert "0800-2000" in text
    for left_out in ("Hoofdmenu", "Menu", "Kruimelpad", "Klopt er iets niet", "Toegankelijkheid"):
        assert left_out not in text


def test_the_table_of_collectieven_is_a_table_on_paper_and_no_line_lies_over_another(page):
    page.set_viewport_size({"width": PAPER, "height": 900})
    page.goto("/collectieven/")
    page.emulate_media(media="print")
    lines = page.locator(".matrix tr")
    boxes = [lines.nth(number).bounding_box() for number in range(lines.count())]
    assert len(boxes) == 7
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1
    assert all(box["x"] + box["width"] <= PAPER for box in boxes)
    cells = page.locator(".matrix__line").first.locator("td")
    assert len({cells.nth(number).bounding_box()["y"] for number in range(5)}) == 1
