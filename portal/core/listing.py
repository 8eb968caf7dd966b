"""Lists and facets, asked of whoever keeps the search table.

`portal.search` keeps it and registers its engine here when Django starts; the rooms below ask without knowing it.
"""

from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from .entries import KIND_PLURALS, KINDS

PAGE_SIZE = 20
MAX_QUERY_LENGTH = 200  # longer questions are cut; the longest judged one has 60 characters
MAX_VALUES = 30  # chosen values of one facet that are looked at

FACETS = {
    "soort": "Soort",
    "type": "Type",
    "thema": "Thema",
    "collectief": "Collectief",
    "regio": "Regio",
    "doelgroep": "Doelgroep",
    "partner": "Samenwerkingspartner",
}
# Kind and type share one word in the query string: `soort=product&soort=factsheet`.
PARAMETERS = {name: "soort" if name == "type" else name for name in FACETS}
SORTS = {
    "relevantie": "beste eerst",
    "volgorde": "volgorde van het rapport",
    "titel": "titel",
    "nieuw": "nieuwste eerst",
}


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
    reason: str = ""

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
    def themes(self) -> list[tuple[str, str]]:
        return self.labels("thema")

    @property
    def collectieven(self) -> list[tuple[str, str]]:
        return self.labels("collectief")


@dataclass
class ListQuery:
    """What a visitor asked for, cleaned: whatever stands in the address, this is safe to use."""

    text: str = ""
    chosen: dict[str, list[str]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1

    @classmethod
    def from_request(cls, request: HttpRequest, facets: list[str]) -> "ListQuery":
        """Read the query string; nonsense is dropped, never an error."""
        return cls.from_params(request.GET, facets)

    @classmethod
    def from_params(cls, params: QueryDict, facets: list[str]) -> "ListQuery":
        chosen = {}
        for parameter in {PARAMETERS[facet] for facet in facets}:
            values = [clean_text(value)[:100] for value in params.getlist(parameter)[:MAX_VALUES]]
            chosen[parameter] = list(dict.fromkeys(value for value in values if value))
        page = params.get("pagina", "1")
        sort = params.get("sorteer", "")
        return cls(
            text=clean_text(params.get("q", ""))[:MAX_QUERY_LENGTH],
            chosen={name: values for name, values in chosen.items() if values},
            sort=sort if sort in SORTS else "",
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    def address(self, **changes) -> str:
        """The query string of this question with some parts changed, in a fixed order so that it can be shared."""
        chosen = {**self.chosen, **changes.pop("chosen", {})}
        parts = {"text": self.text, "sort": self.sort, "page": 1, **changes}
        pairs = [("q", parts["text"])] if parts["text"] else []
        for name in dict.fromkeys(PARAMETERS.values()):
            pairs += [(name, value) for value in chosen.get(name, [])]
        if parts["sort"]:
            pairs.append(("sorteer", parts["sort"]))
        if parts["page"] > 1:
            pairs.append(("pagina", str(parts["page"])))
        return "?" + urlencode(pairs)

    def without(self, parameter: str, value: str) -> str:
        rest = [other for other in self.chosen.get(parameter, []) if other != value]
        return self.address(chosen={parameter: rest})


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

    @property
    def removable(self) -> list[dict]:
        """The chosen filters, each with the address that drops it."""
        return [
            {
                "label": f"{facet.label}: {option.label}",
                "url": self.query.without(facet.parameter, option.slug),
            }
            for facet in self.facets
            for option in facet.chosen
        ]

    @property
    def page_links(self) -> list[dict]:
        """Numbers to show under the list: the ends, and the neighbours of this page; None marks a gap."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        links: list[dict] = []
        before = 0
        for number in sorted(n for n in near if 1 <= n <= self.pages):
            if number - before > 1:
                links.append({"gap": True})
            links.append(
                {"number": number, "url": self.query.address(page=number), "current": number == self.page}
            )
            before = number
        return links

    @property
    def previous_url(self) -> str:
        return self.query.address(page=self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        return self.query.address(page=self.page + 1) if self.page < self.pages else ""


class Engine(Protocol):
    def rows(self, *, kinds, ties, keys, limit, newest) -> list[Row]: ...

    def search(self, *, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> ListResult: ...


_engines: list[Engine] = []


def register_engine(engine: Engine) -> None:
    """Called once, by the app that keeps the search table."""
    _engines[:] = [engine]


def rows(
    *,
    kinds: list[str] | None = None,
    ties: dict[str, list[str]] | None = None,
    keys: list[str] | None = None,
    limit: int | None = None,
    newest: bool = False,
) -> list[Row]:
    """Visible things in one query: of these kinds, tied to one of the values of every facet named, or with these keys.

    In the order of the report, or newest first.
    """
    return _engines[0].rows(kinds=kinds, ties=ties or {}, keys=keys, limit=limit, newest=newest)


def search(*, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> ListResult:
    """One page of what a visitor asked for, with counts for every facet."""
    return _engines[0].search(query=query, kinds=kinds, facets=facets)


def clean_text(value: str) -> str:
    """A visitor's words without control characters, folded to single spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def count_in_words(total: int, kind: str | None) -> str:
    """The number of results in words: '1 tip', '34 tips', 'Geen producten'."""
    singular, plural = (KINDS[kind], KIND_PLURALS[kind]) if kind else ("resultaat", "resultaten")
    if total == 0:
        return f"Geen {plural}"
    return f"{total} {singular if total == 1 else plural}"


class ListPageMixin:
    """An index page whose list is asked of the search table, with filters in the address."""

    listed_kind = ""
    listed_facets = ["type", "thema", "collectief", "regio", "doelgroep", "partner"]

    def get_context(self, request, *args, **kwargs):
        query = ListQuery.from_request(request, self.listed_facets)
        result = search(query=query, kinds=[self.listed_kind], facets=self.listed_facets)
        return {
            **super().get_context(request, *args, **kwargs),
            "result": result,
            "query": query,
            "listed_kind": self.listed_kind,
            "count_text": count_in_words(result.total, self.listed_kind),
            "sorts": {name: label for name, label in SORTS.items() if name != "relevantie" or query.text},
            "feed_kind": self.listed_kind,
        }
