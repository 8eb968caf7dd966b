"""Measures the search by judged queries: asks what `/zoeken/` asks, and lets the scorer beside the queries judge."""

import runpy
from pathlib import Path

from wagtail.models import Page

from portal.core.list_query import ListQuery
from portal.core.list_result import PAGE_SIZE
from portal.core.listing import search

from .models import SearchRow
from .views import SEARCH_FACETS

PAGES = 2  # that are asked: the scorer looks at the first twenty results
NOT_JUDGED = ("pagina", "bevinding")  # kinds of which the judged queries know nothing

Results = dict[str, list[dict]]


class Scorer:
    """`score_search.py` and `items.yaml` beside a file of judged queries.

    Raises OSError when one of them is not there, ValueError when it cannot be read, KeyError when it is another thing.
    """

    def __init__(self, queries: Path):
        program = runpy.run_path(str(queries.with_name("score_search.py")))
        try:
            self._items = program["load_items"](str(queries.with_name("items.yaml")))
            self._queries = program["load_queries"](str(queries))
        except program["InputError"] as error:
            raise ValueError(str(error)) from error
        self._score, self._report, self._result = program["score_set"], program["report"], program["Result"]

    @property
    def texts(self) -> dict[str, str]:
        """What is asked, by the name of each query."""
        return {query["id"]: query["query"] for query in self._queries}

    def score(self, results: Results) -> dict:
        """Every figure: `overall`, by `types`, and of each of the `queries`."""
        read = {name: [self._result(found, name) for found in rows] for name, rows in results.items()}
        return self._score(self._queries, read, self._items)

    def table(self, results: Results) -> str:
        return self._report(self.score(results), [])


def portal_results(texts: dict[str, str]) -> Results:
    """What a visitor gets on the first pages."""
    return {name: portal_result(text) for name, text in texts.items()}


def portal_result(text: str) -> list[dict]:
    rows = []
    for page in range(1, PAGES + 1):
        result = search(query=ListQuery(text=text, page=page), kinds=None, facets=SEARCH_FACETS)
        rows += result.rows
        if page >= result.pages:
            break
    return [judged(row.kind, row.source, row.name) for row in rows if row.kind not in NOT_JUDGED]


def plain_results(texts: dict[str, str]) -> Results:
    """What Wagtail's own search finds among all published pages; it knows no terms, links or goals."""
    rows = SearchRow.objects.current().visible().filter(card__anchor="").select_related("card")
    by_page = {row.page_id: row for row in rows if row.kind not in NOT_JUDGED}
    found = {name: Page.objects.live().search(text)[: PAGES * PAGE_SIZE] for name, text in texts.items()}
    return {
        name: [
            judged(row.kind, row.card.source, row.card.name) for row in (by_page.get(page.pk) for page in pages) if row
        ]
        for name, pages in found.items()
    }


def judged(kind: str, lines: str, name: str) -> dict:
    """A result as the scorer reads it."""
    return {"kind": kind, "lines": lines, **({"name": name} if name else {})}
