"""An earlier published version of an item, as readers may see it."""

from bs4 import BeautifulSoup
from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.core.documents import is_released
from portal.core.models import ItemPage, PortalDocument, PublishedChange

FILE_BLOCKS = {"image": "image", "download": "document"}


def readable_version(page: ItemPage, number: int) -> PublishedChange | None:
    """The published version with this number, unless its text is hidden or thrown away. A draft has no number."""
    return page.published_changes.filter(number=number, is_hidden=False, revision__isnull=False).first()


def as_it_was(change: PublishedChange) -> ItemPage:
    """The page with its text of then, without files that no visible page uses now and without links to them."""
    page = change.revision.as_object()
    page.body = without_unreleased_files(page.body)
    return page


def released_documents(page: ItemPage) -> list[PortalDocument]:
    """The files of that version that a visitor may have today."""
    found = get_document_model().objects.filter(pk__in=page.shown_documents()).order_by("title")
    return [document for document in found if is_released(document)]


def without_unreleased_files(stream: StreamValue) -> StreamValue:
    kept = [cleaned for block in stream.raw_data if (cleaned := clean_block(block))]
    return StreamValue(stream.stream_block, kept, is_lazy=True)


def clean_block(block: dict) -> dict | None:
    """The block without links to files that are not released; None for a block that shows one."""
    kind, value = block["type"], block["value"]
    if kind in FILE_BLOCKS:
        model = get_image_model() if kind == "image" else get_document_model()
        return block if may_be_seen(model, value.get(FILE_BLOCKS[kind])) else None
    if kind == "text":
        return {**block, "value": clean_text(value)}
    if kind == "notice":
        return {**block, "value": {**value, "text": clean_text(value["text"])}}
    return block


def clean_text(html: str) -> str:
    """Rich text as it is stored. The words of a link stay, the link to a file that nobody may have goes."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a", linktype="document"):
        if not may_be_seen(get_document_model(), link.get("id")):
            link.unwrap()
    return str(soup)


def may_be_seen(model: type[Model], pk) -> bool:
    file = model.objects.filter(pk=pk).first() if pk else None
    return file is not None and is_released(file)
