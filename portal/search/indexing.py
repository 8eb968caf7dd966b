"""Keeps the search table true: one row for each entry of every published page."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page, get_page_models

from collectieven.models import CollectiefPage
from portal.core.entries import Entry
from portal.core.models import PortalPage

from .analysis import as_column
from .models import SearchRow

_paused: list[bool] = []


@contextmanager
def paused() -> Iterator[None]:
    """While many pages are written at once: nothing follows by itself, and the writer calls `rebuild` after."""
    _paused.append(True)
    try:
        yield
    finally:
        _paused.pop()


def is_paused() -> bool:
    return bool(_paused)


def reindex_page(page: Page) -> int:
    """Make the rows of this page anew; a page that is not published has none. Returns how many it has now."""
    return reindex_pages([page])


@transaction.atomic
def reindex_pages(pages: list[Page]) -> int:
    """The same for several pages, in few statements."""
    collectieven = collectief_regions()
    made = [
        to_search_row(entry, page, collectieven)
        for page in (page.specific for page in pages)
        if page.live and isinstance(page, PortalPage)
        for entry in page.entries()
    ]
    SearchRow.objects.filter(page__in=[page.pk for page in pages]).delete()
    SearchRow.objects.filter(key__in=[row.key for row in made]).delete()
    SearchRow.objects.bulk_create(made, batch_size=200)
    return len(made)


@transaction.atomic
def rebuild() -> int:
    """Make the whole table anew. Returns the number of rows."""
    SearchRow.objects.all().delete()
    total = 0
    for model in get_page_models():
        if issubclass(model, PortalPage):
            total += reindex_pages(list(model.objects.live()))
    return total


def collectief_regions() -> dict[str, tuple[str, str]]:
    """Slug and title of the collectief by the slug of its region."""
    pages = CollectiefPage.objects.visible().select_related("region")
    return {page.region.slug: (page.slug, page.title) for page in pages}


def to_search_row(entry: Entry, page: Page, collectieven: dict[str, tuple[str, str]]) -> SearchRow:
    regions = [slug for slug, _label in entry.ties.get("regio", [])]
    ties = {**entry.ties, "collectief": [collectieven[slug] for slug in regions if slug in collectieven]}
    names = " ".join(label for facet, pairs in ties.items() if facet != "partner" for _slug, label in pairs)
    return SearchRow(
        page=page,
        kind=entry.kind,
        key=entry.key,
        anchor=entry.anchor,
        title=entry.title[:300],
        name=entry.name,
        summary=entry.summary,
        type_label=entry.type_label,
        source=entry.source,
        number=entry.number,
        position=entry.position,
        judgement=entry.judgement,
        ties=ties,
        data=entry.data,
        title_words=as_column(entry.title),
        summary_words=as_column(entry.summary),
        keyword_words=as_column(f"{entry.keywords} {names}"),
        text_words=as_column(" ".join([entry.text, *(label for _slug, label in entry.ties.get("partner", []))])),
    )
