"""An item as it stands in memory, without the files that who reads it may not have."""

from collections.abc import Collection

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue

from .models import ItemPage
from .streams import stream_images


def show_only(page: ItemPage, documents: Collection[int], images: Collection[int] | None = None) -> None:
    """Take all other documents off this page, which must not be saved then, and other images unless that is None.

    The words of a link to a file stay.
    """
    page.leave_out_documents_but(documents)
    allowed = {"download": documents, "image": stream_images(page.body) if images is None else images}
    kept = [cleaned for block in page.body.raw_data if (cleaned := clean_block(block, allowed))]
    page.body = StreamValue(page.body.stream_block, kept, is_lazy=True)


FILE_BLOCKS = {"image": "image", "download": "document"}


def clean_block(block: dict, allowed: dict[str, Collection[int]]) -> dict | None:
    """The block without links to other files than the allowed; None for a block that shows one."""
    kind, value = block["type"], block["value"]
    if kind in FILE_BLOCKS:
        return block if value.get(FILE_BLOCKS[kind]) in allowed[kind] else None
    if kind == "text":
        return {**block, "value": clean_text(value, allowed["download"])}
    if kind == "notice":
        return {**block, "value": {**value, "text": clean_text(value["text"], allowed["download"])}}
    return block


def clean_text(html: str, documents: Collection[int]) -> str:
    """Rich text as it is stored."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a", linktype="document"):
        if not (link.get("id") or "").isdecimal() or int(link["id"]) not in documents:
            link.unwrap()
    return str(soup)
