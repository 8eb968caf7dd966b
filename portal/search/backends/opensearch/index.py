"""What a cluster keeps of a row: what it is found, filtered and ordered by, and no text that can be read."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from portal.core.list_query import FACETS

from ...models import VALUE_COLUMNS, SearchRow, SearchValue

EXACT = {"type": "keyword"}
SHAPE = {
    # One part: a cluster counts and orders exactly within one, and a hundred thousand rows are few for it.
    "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            # Stems with the letter of their level before them, as `portal.search.weights` makes them.
            "words": {"type": "keyword", "doc_values": False},
            "page": {"type": "long"},
            "kind": EXACT,
            "values": {"properties": dict.fromkeys(FACETS, EXACT)},
            "position": {"type": "long"},
            "key": EXACT,
            "tie_break": {"type": "long"},
            "title_key": EXACT,
            # Microseconds since 1970: a date in a cluster has thousandths, with which two rows could change places.
            "published": {"type": "long"},
        },
    },
}
BEGIN_OF_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def documents(rows: list[int]) -> dict[int, dict]:
    """Of each of these rows that still is there what the cluster keeps of it. Two queries."""
    found = SearchRow.objects.filter(pk__in=rows).values(
        *["pk", "page_id", "kind", "key", "position", "tie_break", "title_key", "published_at", "card__words"],
        *VALUE_COLUMNS.values(),
    )
    together = {row[column] for row in found for column in VALUE_COLUMNS.values()}
    slugs: dict[int, list[str]] = defaultdict(list)
    for values, slug in (
        SearchValue.objects.filter(values__in=together).order_by("slug").values_list("values_id", "slug")
    ):
        slugs[values].append(slug)
    return {row["pk"]: document(row, slugs) for row in found}


def document(row: dict, slugs: dict[int, list[str]]) -> dict:
    tied = {facet: slugs[row[column]] for facet, column in VALUE_COLUMNS.items() if row[column]}
    return {
        "page": row["page_id"],
        "words": row["card__words"].split(),
        "values": {"soort": [row["kind"]], **tied},
        "published": microseconds(row["published_at"]),
        **{name: row[name] for name in ("kind", "key", "position", "tie_break", "title_key")},
    }


def microseconds(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - BEGIN_OF_TIME) // timedelta(microseconds=1)
