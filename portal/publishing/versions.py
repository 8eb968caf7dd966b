"""An earlier published version of an item, as readers may see it."""

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from portal.core.documents import released_among
from portal.core.models import ItemPage, PublishedChange
from portal.core.only_files import show_only
from portal.core.streams import stream_images


def readable_version(page: ItemPage, number: int) -> PublishedChange | None:
    """The published version with this number, unless its text is hidden or thrown away. A draft has no number."""
    return page.published_changes.filter(number=number, is_hidden=False, revision__isnull=False).first()


def as_it_was(change: PublishedChange) -> tuple[ItemPage, bool]:
    """The page of then without files that no visible page uses now, and whether there were such documents."""
    page = change.revision.as_object()
    documents = set(page.shown_documents())
    released = released_among(get_document_model(), documents)
    show_only(page, released, released_among(get_image_model(), stream_images(page.body)))
    return page, released < documents
