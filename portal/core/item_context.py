"""What the page of an item shows beside its own text: its ties, related items, facts, and where it comes from."""

from dataclasses import dataclass, replace

from django.http import HttpRequest

from .entries import prefetch_entries, prefetch_in_memory
from .facts import Fact, tie_facts
from .listing import Row, rows
from .related import related_keys, related_rows
from .ties import tied_keys

NAMED_ON_ITEMS = ["thema", "collectief"]
NEW_IN_WORDS = {
    "actie": "Nieuwe actie",
    "bevinding": "Nieuwe bevinding",
    "product": "Nieuw product",
    "tip": "Nieuwe tip",
}


def item_context(*, page, request: HttpRequest, of_itself: bool) -> dict:
    """Everything of other pages comes from one reading of the search table, so it is visible or not there.

    `of_itself`: what is said of the page is made of the page itself, because it is a draft or an earlier version.
    """
    if of_itself:
        prefetch_in_memory(page)
    keys = tied_keys(page.tie_sources())
    candidates = related_keys(page)
    found = rows(
        kinds=NAMED_ON_ITEMS,
        keys=[page.item_key, *(key for tied in keys.values() for key in tied), *candidates],
    )
    by_key = {row.key: row for row in found}
    row = own_row(page, by_key, preview=of_itself)
    collectieven = collectieven_of(row, found)
    row.ties = {**row.ties, "collectief": [(other.data["slug"], other.title) for other in collectieven]}
    tied = {name: [other for other in found if other.key in tied] for name, tied in keys.items()}
    shown = {other.key for others in tied.values() for other in others}
    return {
        "row": row,
        "themes": themes_of(row, found),
        "collectieven": collectieven,
        "tied": tied,
        "related": related_rows(
            own=row, candidates=[by_key[key] for key in candidates if key in by_key], leave_out=shown
        ),
        "facts": facts_of(page, row, tied),
        "new_in_words": "" if page.from_report else NEW_IN_WORDS[page.kind],
        "changes": changes_of(page),
        "permalink_address": request.build_absolute_uri(page.permalink) if page.permalink else "",
    }


@dataclass(frozen=True)
class Changes:
    """The PublishedChanges of a page that readers are told of, the newest first, and how many small ones there were."""

    told: list
    minor: int


def changes_of(page) -> Changes | None:
    """None for a page that was published once, which needs no query, and for a draft.

    Each change gets `before`: the number of the version that it replaced, when its text may be read.
    """
    if not page.pk or not page.first_published_at or page.last_published_at == page.first_published_at:
        return None
    found = list(page.published_changes.all())
    for change, earlier in zip(found, [*found[1:], None], strict=True):
        change.before = earlier if earlier and earlier.revision_id and not earlier.is_hidden else None
    told = [change for change in found if not change.minor]
    return Changes(told, len(found) - len(told)) if len(found) > 1 else None


def facts_of(page, row: Row, tied: dict[str, list[Row]]) -> list[Fact]:
    facts = [*tie_facts(row, always=page.always_told), *page.own_facts(row=row, tied=tied)]
    return facts if page.from_report else [replace(fact, missing="niet vermeld") for fact in facts]


def own_row(page, by_key: dict[str, Row], *, preview: bool) -> Row:
    """The page's own row. In a preview, and for a page that only some may see, it is made of the page itself."""
    if not preview and page.item_key in by_key:
        return by_key[page.item_key]
    if not preview:
        prefetch_entries([page])
    (entry,) = page.entries()
    shared = ("kind", "key", "title", "summary", "type_label", "source", "name", "number", "position", "judgement")
    return Row(**{name: getattr(entry, name) for name in shared}, url=page.url or "", ties=entry.ties, data=entry.data)


def collectieven_of(row: Row, found: list[Row]) -> list[Row]:
    """The collectieven of the item's regions that can be seen now."""
    regions = row.slugs("regio")
    return [other for other in found if other.kind == "collectief" and other.data["region"] in regions]


def themes_of(row: Row, found: list[Row]) -> list[Row]:
    """The pages of the item's themes that can be seen now."""
    themes = row.slugs("thema")
    return [other for other in found if other.kind == "thema" and other.slugs("thema") & themes]
