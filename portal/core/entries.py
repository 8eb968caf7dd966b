"""What a page tells the search table about itself: one entry for each thing that can be found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Model, prefetch_related_objects


@dataclass(frozen=True)
class FileText:
    """A page of a file, or a piece where it has no pages (`page` is None), and the address where it can be read."""

    title: str
    page: int | None
    url: str
    text: str


@dataclass
class Entry:
    """One findable thing. `ties` maps a facet to (slug, label) pairs; `data` is what only cards of this kind need.

    `files`: the texts of the files that a visitor sees on the page, and of no others.
    """

    kind: str
    key: str
    title: str
    summary: str = ""
    text: str = ""
    keywords: str = ""
    type_label: str = ""
    source: str = ""
    name: str = ""
    anchor: str = ""
    number: int | None = None
    position: int = 0
    judgement: str = ""
    ties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    files: list[FileText] = field(default_factory=list)


def prefetch_entries(pages: Iterable[Model]) -> None:
    """Read what the entries of these pages are made of for all pages of a type at once (`entry_relations`)."""
    for page_type, group in groupby(sorted(pages, key=lambda page: page._meta.label), key=type):
        prefetch_related_objects(list(group), *page_type.entry_relations)


def prefetch_in_memory(page: Model) -> None:
    """The same for the ties of one page as they stand in memory, which the database does not have."""
    for path in page.entry_relations:
        relation, _, rest = path.partition("__")
        if rest and hasattr(found := getattr(page, relation), "all"):
            prefetch_related_objects(list(found.all()), rest)


KINDS = {
    "thema": "thema",
    "collectief": "collectief",
    "actie": "actie",
    "product": "product",
    "tip": "tip",
    "bevinding": "bevinding",
    "link": "link",
    "begrip": "begrip",
    "doel": "doel",
    "pagina": "pagina",
}
# The list of each kind of item. These first words of addresses are reserved.
LIST_ADDRESSES = {"actie": "/acties/", "product": "/producten/", "tip": "/tips/", "bevinding": "/bevindingen/"}
# Of which a new one is news: things of other kinds have no day of their own.
FEED_KINDS = ["bevinding", "tip", "product", "actie"]
KIND_PLURALS = {
    "thema": "thema’s",
    "collectief": "collectieven",
    "actie": "acties",
    "product": "producten",
    "tip": "tips",
    "bevinding": "bevindingen",
    "link": "links",
    "begrip": "begrippen",
    "doel": "doelen",
    "pagina": "pagina’s",
}
