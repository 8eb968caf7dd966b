"""Keeps the search table true: one row for each entry of every published page, in the transaction that publishes it."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from wagtail.models import Page, get_page_models

from collectieven.models import CollectiefPage
from portal.core.models import PortalPage

from .backends import backend
from .models import SearchChange, SearchRow, SearchState
from .rows import Made, make_rows
from .store import (
    Change,
    clear_slot,
    count_change,
    delete_rows,
    forget_unused_values,
    rows_of,
    write_rows,
)
from .words import MOST_CHANGES, STATE_PK, current_state

# Of what makes rows, words and levels: a table that another version made is made anew (`is_outdated`).
INDEX_VERSION = 4
CHUNK = 200  # pages that a rebuild writes in one transaction
_paused: list[bool] = []


class RebuildTakenOver(Exception):
    """Another rebuild has begun since this one did; it goes on alone."""


@contextmanager
def paused() -> Iterator[None]:
    """While many pages are written at once: nothing follows by itself, and the writer calls `rebuild` after it has
    called `mark_outdated`, so that a rebuild that fails is made up for."""
    _paused.append(True)
    try:
        yield
    finally:
        _paused.pop()


def is_paused() -> bool:
    return bool(_paused)


def lock_state() -> SearchState:
    """The state, locked until the end of the transaction: writers come one after the other."""
    SearchState.objects.get_or_create(pk=STATE_PK)
    return SearchState.objects.select_for_update().get(pk=STATE_PK)


def is_outdated() -> bool:
    """Whether the table was made by another version of the code than this, or before the content that was loaded last,
    or never, or the backend lacks it."""
    state = current_state()
    return state.made_by != INDEX_VERSION or backend().needs_rebuild(state.slot)


def mark_outdated() -> None:
    """Who writes many pages while the table does not follow (`paused`) says so, until a rebuild has ended well.

    A rebuild that is under way has read some of those pages already: it is stopped, and would say that all is well.
    """
    state = lock_state()
    state.made_by, state.build = 0, ""
    state.save(update_fields=["made_by", "build"])


def reindex_page(page: Page) -> int:
    """Make the rows of this page anew; a page that is not published has none. Returns how many it has now."""
    return reindex_pages([page])


@transaction.atomic
def reindex_pages(pages: list[Page]) -> int:
    """The same for several pages, in few statements. While the other slot is being filled, it is kept true as well."""
    state = lock_state()
    made = make_rows([page.specific for page in pages], collectief_regions())
    page_ids = [page.pk for page in pages]
    tell_change(state, replace(state.slot, page_ids, made))
    if state.build:
        replace(1 - state.slot, page_ids, made)
    return len(made)


@transaction.atomic
def forget_page(page: Page) -> None:
    """Take the rows of a page that is no longer published out of the table."""
    state = lock_state()
    tell_change(state, replace(state.slot, [page.pk], []))
    replace(1 - state.slot, [page.pk], [])


@transaction.atomic
def forget_row(row: SearchRow) -> None:
    """Take a row that is being deleted with its page out of the table, with its words; done again it does nothing."""
    state = lock_state()
    change = Change()
    delete_rows(row.slot, [row.pk], change)
    count_change(row.slot, change)
    if row.slot == state.slot:
        tell_change(state, change)


def replace(slot: int, page_ids: Iterable[int], made: list[Made]) -> Change:
    """Write the rows that were made, instead of those of the same pages and keys that the slot has."""
    change = Change()
    delete_rows(slot, rows_of(slot, page_ids=page_ids, keys=[row.entry.key for row in made]), change)
    write_rows(slot, made, change)
    count_change(slot, change)
    return change


def tell_change(state: SearchState, change: Change) -> None:
    """Every process reads what changed of the words, before the next question that it answers.

    A cluster that is not told of this, because another backend or none is set now, is not asked any more.
    """
    if state.cluster != backend().name:
        state.cluster = ""
        state.save(update_fields=["cluster"])
    words, forms = ({w: n for w, n in counts.items() if n} for counts in (change.words, change.forms))
    if not (change.rows or words or forms):
        return
    before = state.version
    renew_version(state)
    kept = SearchChange.objects.create(
        slot=state.slot, before=before, after=state.version, rows=change.rows, words=words, forms=forms
    )
    SearchChange.objects.filter(pk__lte=kept.pk - MOST_CHANGES).delete()


def renew_version(state: SearchState) -> None:
    state.version = secrets.token_hex(8)
    state.save(update_fields=["version"])


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Make the whole table anew beside the one that is asked, and then swap them. Returns the number of rows.

    Each chunk is a transaction of its own, so that editors can publish meanwhile; what they publish goes into both.
    `progress` hears how many pages are done, and of how many. Raises RebuildTakenOver.
    """
    build = secrets.token_hex(8)
    with transaction.atomic():
        state = lock_state()
        state.build = build
        state.save(update_fields=["build"])
        slot = 1 - state.slot
        clear_slot(slot)
    models = [model for model in get_page_models() if issubclass(model, PortalPage)]
    total = sum(model.objects.live().count() for model in models)
    done = 0
    for model in models:
        for page_ids in chunks(model):
            with transaction.atomic():
                check_build(build)
                pages = list(model.objects.live().filter(pk__in=page_ids))
                replace(slot, page_ids, make_rows(pages, collectief_regions()))
            done += len(page_ids)
            progress(done, total)
    with transaction.atomic():
        state = check_build(build)
        state.slot, state.build, state.made_by, state.cluster = slot, "", INDEX_VERSION, backend().name
        state.save(update_fields=["slot", "build", "made_by", "cluster"])
        renew_version(state)
    with transaction.atomic():
        if not lock_state().build:  # the next rebuild is filling it already, and has cleared it itself
            clear_slot(1 - slot)
            forget_unused_values()
    return SearchRow.objects.filter(slot=slot).count()


def check_build(build: str) -> SearchState:
    """The locked state, if it still is this rebuild that fills the other slot."""
    state = lock_state()
    if state.build != build:
        raise RebuildTakenOver("Een andere opdracht maakt de zoektabel nu opnieuw; deze is gestopt.")
    return state


def chunks(model: type[Page]) -> Iterator[list[int]]:
    """Primary keys of the published pages of a type, a chunk at a time."""
    last = 0
    while found := list(model.objects.live().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        yield found
        last = found[-1]


def collectief_regions() -> dict[str, tuple[str, str]]:
    """Slug and title of the collectief by the slug of its region."""
    pages = CollectiefPage.objects.visible().select_related("region")
    return {page.region.slug: (page.slug, page.title) for page in pages}
