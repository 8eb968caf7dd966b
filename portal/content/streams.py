"""Paragraphs, headings and lists of a record, as the rich text of a StreamField."""

from django.utils.html import escape


def rich_text(blocks: list, heading_level: int = 2) -> str:
    """The HTML of the blocks: only paragraphs, headings and lists, everything escaped."""
    return "".join(block_html(block, heading_level) for block in blocks)


def block_html(block, heading_level: int) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    ((name, content),) = block.items()
    if name == "heading":
        return f"<h{heading_level}>{escape(content)}</h{heading_level}>"
    tag = "ol" if name == "steps" else "ul"
    return f"<{tag}>" + "".join(f"<li>{escape(line)}</li>" for line in content) + f"</{tag}>"


def stream_data(blocks: list | None, heading_level: int = 2) -> list[dict]:
    """What a StreamField takes: one text block, or nothing."""
    return [{"type": "text", "value": rich_text(blocks, heading_level)}] if blocks else []
