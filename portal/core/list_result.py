"""What a list or a search gives: rows as cards show them, facets with their counts, and one page of results."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.text import capfirst, slugify

from .entries import KINDS
from .list_query import ListQuery

PAGE_SIZE = 20
NAMED_FACETS = ("regio", "collectief", "thema")  # of which a question may name a value; the last that does is offered
LONG_LIST = 10  # a facet with more values than this folds the rest away
# And of one with very many no more than these are drawn: else a page costs what its filters have values.
MOST_FOLDED = 90


@dataclass
class Row:
    """One thing as cards and overviews show it."""

    kind: str
    key: str
    title: str
    url: str
    summary: str = ""
    type_label: str = ""
    source: str = ""
    name: str = ""
    number: int | None = None
    position: int = 0
    judgement: str = ""
    judgement_label: str = ""
    published_at: object = None
    updated_at: object = None
    ties: dict = field(default_factory=dict)
    data: dict = field(default_factory=dict)
    page_id: int | None = None  # the page on which it stands
    reason: str = ""  # why it is shown, or what there is to say of it
    # After a search: the texts with the words that were found marked, and where they stand outside title and summary.
    marked_title: str = ""
    marked_summary: str = ""
    passage: str = ""
    file_hit: "FileHit | None" = None

    def labels(self, facet: str) -> list[tuple[str, str]]:
        """The values of a facet as (slug, label)."""
        return [tuple(pair) for pair in self.ties.get(facet, [])]

    def slugs(self, facet: str) -> set[str]:
        return {slug for slug, _label in self.ties.get(facet, [])}

    @property
    def kind_label(self) -> str:
        return KINDS.get(self.kind, self.kind)

    @property
    def type_in_words(self) -> str:
        """What this is, as it stands on a card: ‘Tip’, ‘Product: factsheet’, ‘Uitgevoerde actie’."""
        if not self.type_label or self.kind_label in self.type_label:
            return capfirst(self.type_label or self.kind_label)
        return f"{capfirst(self.kind_label)}: {self.type_label}"

    @property
    def anchors(self) -> list[str]:
        """Which laws came after this, in a reader's words: ‘van vóór de AVG’."""
        return [change["label"] for change in self._changes_in_force()]

    @property
    def anchor_sentences(self) -> list[str]:
        """What changed then, a sentence each."""
        return [change["sentence"] for change in self._changes_in_force()]

    def _changes_in_force(self) -> list[dict]:
        """Of the changes that the row keeps, those whose day has come: an announced one shows itself on its day."""
        today = timezone.localdate().isoformat()
        return [change for change in self.data.get("later_changes", []) if change["since"] <= today]

    @property
    def themes(self) -> list[tuple[str, str]]:
        return self.labels("thema")

    @property
    def collectieven(self) -> list[tuple[str, str]]:
        return self.labels("collectief")


@dataclass
class FileHit:
    """Where in a file the words stand: its title, the page where it has pages, the address of that place."""

    title: str
    page: int | None
    url: str
    passage: str


@dataclass
class Option:
    """One value of a facet, with how many results it would give."""

    slug: str
    label: str
    count: int
    chosen: bool


@dataclass
class Facet:
    name: str
    parameter: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.chosen]

    @property
    def usable(self) -> bool:
        """Whether there is anything to choose or to undo."""
        return any(option.count or option.chosen for option in self.options)

    @property
    def shown(self) -> list[Option]:
        """What stands at once: all of a short list; of a long one what is chosen and what gives most results."""
        if len(self.options) <= LONG_LIST + 2:
            return self.options
        best = sorted(self.options, key=lambda option: (not option.chosen, -option.count))
        first = {option.slug for option in best[: max(LONG_LIST, len(self.chosen))]}
        return [option for option in self.options if option.slug in first]

    @property
    def folded(self) -> list[Option]:
        """The rest of a long list, in its own order; of a very long one what gives most results."""
        shown = {option.slug for option in self.shown}
        rest = [option for option in self.options if option.slug not in shown]
        if len(rest) <= MOST_FOLDED:
            return rest
        best = {option.slug for option in sorted(rest, key=lambda option: -option.count)[:MOST_FOLDED]}
        return [option for option in rest if option.slug in best]

    @property
    def beyond(self) -> int:
        """How many values are not drawn."""
        return max(0, len(self.options) - len(self.shown) - MOST_FOLDED)


@dataclass
class ListResult:
    """One page of results with what is needed to filter further."""

    query: ListQuery
    rows: list[Row]
    total: int
    page: int
    pages: int
    facets: list[Facet]
    unknown: list[str] = field(default_factory=list)
    # The words that were looked for, when some were replaced that stand nowhere; empty when they are as typed.
    searched_text: str = ""
    nearest: str = ""  # where little or nothing was found: the same question as it may have been meant
    known_words: str = ""  # where nothing was found: the question without the words that stand nowhere

    @property
    def nearest_url(self) -> str:
        """That question in everything, without the filters that may have kept it from answering."""
        return ListQuery(text=self.nearest, default_sort=self.query.default_sort).address() if self.nearest else ""

    @property
    def known_url(self) -> str:
        """The search for the words of the question that stand somewhere."""
        return ListQuery(text=self.known_words, default_sort=self.query.default_sort).address()

    @property
    def literal_url(self) -> str:
        """The same question, for who did mean what was typed."""
        return self.query.address(literal=True)

    @property
    def offers(self) -> list[dict]:
        """Places and themes that are named in the question, each with the address that keeps to it."""
        named = words_in(self.searched_text or self.query.text)
        found = {
            option.label: self.query.address(
                chosen={facet.parameter: [*self.query.chosen.get(facet.parameter, []), option.slug]}
            )
            for facet in self.facets
            for option in facet.options
            if facet.name in NAMED_FACETS and option.count and not option.chosen and is_named(option.label, named)
        }
        return [{"label": label, "url": url} for label, url in found.items()]

    @property
    def can_filter(self) -> bool:
        return any(facet.usable for facet in self.facets)

    @property
    def number_chosen(self) -> int:
        return sum(len(facet.chosen) for facet in self.facets)

    @property
    def removable(self) -> list[dict]:
        """The words and the chosen filters, each with the address that drops it."""
        words = [{"label": f"Zoekwoorden: {self.query.text}", "url": self.query.address(text="")}]
        return (words if self.query.text else []) + [
            {
                "label": f"{facet.label}: {option.label}",
                "url": self.query.without(facet.parameter, option.slug),
            }
            for facet in self.facets
            for option in facet.chosen
        ]

    @property
    def first(self) -> int:
        """The number of the first result on this page."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def page_links(self) -> list[dict]:
        """Numbers to show under the list: the ends, and the neighbours of this page; None marks a gap."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        links: list[dict] = []
        before = 0
        for number in sorted(n for n in near if 1 <= n <= self.pages):
            if number - before > 1:
                links.append({"gap": True})
            links.append({"number": number, "url": self.query.address(page=number), "current": number == self.page})
            before = number
        return links

    @property
    def previous_url(self) -> str:
        return self.query.address(page=self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        return self.query.address(page=self.page + 1) if self.page < self.pages else ""


def words_in(text: str) -> set[str]:
    return set(slugify(text).split("-"))


def is_named(label: str, words: set[str]) -> bool:
    """Whether these words name it: ‘Heerlen (Parkstad)’ by either of its names."""
    return any(words_in(name) <= words for name in label.replace(")", "").split("("))
