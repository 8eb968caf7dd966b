"""Paragraphs, headings, lists and links of a record, as the rich text of a StreamField."""

from collections.abc import Callable

from django.utils.html import escape, format_html

AddressOf = Callable[[str], str | None]


def rich_text(blocks: list, heading_level: int, address_of: AddressOf) -> str:
    """The HTML of the blocks: only paragraphs, headings, lists and links, everything escaped."""
    return "".join(block_html(block, heading_level, address_of) for block in blocks)


def block_html(block, heading_level: int, address_of: AddressOf) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    ((name, content),) = block.items()
    if name == "heading":
        return f"<h{heading_level}>{escape(content)}</h{heading_level}>"
    if name == "link":
        url = address_of(content["address"])
        return format_html('<p><a href="{}">{}</a></p>', url, content["text"]) if url else ""
    tag = "ol" if name == "steps" else "ul"
    return f"<{tag}>" + "".join(f"<li>{escape(line)}</li>" for line in content) + f"</{tag}>"


def stream_data(blocks: list | None, heading_level: int, address_of: AddressOf) -> list[dict]:
    """What a StreamField takes: one text block, or nothing."""
    return [{"type": "text", "value": rich_text(blocks, heading_level, address_of)}] if blocks else []
