"""Lists and facets, asked of whoever keeps the search table.

`portal.search` keeps it and registers its engine here when Django starts; the rooms below ask without knowing it.
"""

from typing import Protocol

from .entries import KIND_PLURALS, KINDS
from .list_query import ListQuery, sort_links
from .list_result import ListResult, Row


class Engine(Protocol):
    def rows(self, *, kinds, ties, keys, limit, newest) -> list[Row]: ...

    def search(self, *, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> ListResult: ...

    def all_found(self, *, query, kinds, facets, most) -> list[Row]: ...


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
    """Visible things in one query: of these kinds or with these keys (everything, when neither is given).

    `ties` keeps what is tied to one of the values of every facet named. In the order of the report, or newest first.
    """
    return _engines[0].rows(kinds=kinds, ties=ties or {}, keys=keys, limit=limit, newest=newest)


def search(*, query: ListQuery, kinds: list[str] | None, facets: list[str]) -> ListResult:
    """One page of what a visitor asked for, with counts for every facet."""
    return _engines[0].search(query=query, kinds=kinds, facets=facets)


def all_found(*, query: ListQuery, kinds: list[str] | None, facets: list[str], most: int) -> list[Row]:
    """All that `search` finds for the same question, in the same order and without pages; at most this many."""
    return _engines[0].all_found(query=query, kinds=kinds, facets=facets, most=most)


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
    listed_sorts = ["relevantie", "volgorde", "titel", "nieuw"]
    default_sort = "volgorde"

    def get_context(self, request, *args, **kwargs):
        query = ListQuery.from_request(request, self.listed_facets, self.default_sort)
        result = search(query=query, kinds=[self.listed_kind], facets=self.listed_facets)
        return {
            **super().get_context(request, *args, **kwargs),
            "result": result,
            "query": result.query,
            "asked_query": query,
            "asked": bool(query.text or query.chosen),
            "no_filters": not result.can_filter,
            "listed_kind": self.listed_kind,
            "listed_plural": KIND_PLURALS[self.listed_kind],
            "count_text": count_in_words(result.total, self.listed_kind),
            "sorts": sort_links(result.query, self.listed_sorts),
        }

    def serve(self, request, *args, **kwargs):
        """Filtered and sorted lists can be shared, and need not be found by search engines."""
        response = super().serve(request, *args, **kwargs)
        if set(request.GET) - {"pagina"}:
            response["X-Robots-Tag"] = "noindex"
        return response
