"""What stands in a StreamField, for the search table and for descriptions: its plain text and its files."""

import re
from collections.abc import Iterable

from django.db.models import Model
from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

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


def stream_documents(*streams: StreamValue) -> list[int]:
    """Primary keys of the documents that the streams show or link to, in order."""
    return stream_files(get_document_model(), streams)


def stream_images(*streams: StreamValue) -> list[int]:
    """Primary keys of the images that the streams show, in order."""
    return stream_files(get_image_model(), streams)


def stream_files(kind: type[Model], streams: Iterable[StreamValue]) -> list[int]:
    found = [ref for stream in streams if stream for ref in stream.stream_block.extract_references(stream)]
    return list(dict.fromkeys(int(pk) for model, pk, *_places in found if issubclass(model, kind)))
