"""What stands in a StreamField, for the search table and for descriptions: its plain text and its files."""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Model
from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

CLOSING_TAGS = re.compile(r"</(p|li|h2|h3|h4)>")
HEADINGS = re.compile(r"<(h[2-4])\b[^>]*>(.*?)</\1>", re.DOTALL)


def stream_text(stream: StreamValue) -> str:
    """The words of all rich text in the stream, paragraphs divided by spaces."""
    parts = (strip_tags(CLOSING_TAGS.sub(" ", source)) for source in sources(stream))
    return re.sub(r"\s+", " ", " ".join(parts)).strip()


def stream_headings(stream: StreamValue) -> list[str]:
    """The headings within the rich text of the stream, in order."""
    found = (strip_tags(text).strip() for source in sources(stream) for _tag, text in HEADINGS.findall(source))
    return [heading for heading in found if heading]


def sources(stream: StreamValue) -> Iterator[str]:
    """The HTML of each rich text in the stream, as it is stored."""
    for block in stream or []:
        if block.block_type == "text":
            yield block.value.source
        if block.block_type == "notice":
            yield block.value["text"].source


def stream_documents(*streams: StreamValue) -> list[int]:
    """Primary keys of the documents that the streams show or link to, in order."""
    return stream_files(get_document_model(), streams)


def stream_images(*streams: StreamValue) -> list[int]:
    """Primary keys of the images that the streams show, in order."""
    return stream_files(get_image_model(), streams)


def stream_files(kind: type[Model], streams: Iterable[StreamValue]) -> list[int]:
    found = [ref for stream in streams if stream for ref in stream.stream_block.extract_references(stream)]
    return list(dict.fromkeys(int(pk) for model, pk, *_places in found if issubclass(model, kind)))
