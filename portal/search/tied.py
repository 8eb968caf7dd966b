"""Which published pages carry a term, and so have its name in their rows; and making those rows anew."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Page

from portal.core.models import Region, Vocabulary

from .indexing import lock_state, reindex_pages

CHUNK = 200  # pages that are written in one transaction


def terms_named_with(term: Vocabulary) -> list[Vocabulary]:
    """The terms that bring this one along: of a region its parts, and theirs; of any other only itself."""
    named = [term]
    if isinstance(term, Region):
        for area in named:
            named.extend(area.parts.all())
    return named


def tied_pages(term: Vocabulary) -> set[int]:
    """Primary keys of the published pages of which the rows name this term."""
    named = terms_named_with(term)
    return {
        page
        for tie in type(term).tie_models()
        for page in tie.objects.filter(tag__in=named, content_object__live=True).values_list(
            "content_object", flat=True
        )
    }


def reindex_published(page_ids: Iterable[int]) -> None:
    pages = list(Page.objects.live().filter(pk__in=page_ids))
    if pages:
        reindex_pages(pages)


def reindex_in_chunks(page_ids: Iterable[int]) -> int:
    """The same for many, each chunk in a transaction; gives their number."""
    pages = sorted(page_ids)
    for start in range(0, len(pages), CHUNK):
        with transaction.atomic():
            lock_state()  # first: a page that is published now is read here, or reads what changed itself
            reindex_published(pages[start : start + CHUNK])
    return len(pages)
