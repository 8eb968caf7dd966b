"""Plain text out of a StreamField, for the search table and for descriptions."""

import re

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

CLOSING_TAGS = re.compile(r"</(p|li|h2|h3|h4)>")


def stream_text(stream: StreamValue) -> str:
    """The words of all rich text in the stream, paragraphs divided by spaces."""
    parts = []
    for block in stream or []:
        source = block.value.source if block.block_type == "text" else ""
        if block.block_type == "notice":
            source = block.value["text"].source
        parts.append(strip_tags(CLOSING_TAGS.sub(" ", source)))
    return re.sub(r"\s+", " ", " ".join(parts)).strip()
