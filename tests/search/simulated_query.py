"""The part of the cluster's search language that the portal uses, document by document: our reading of it."""

from collections import Counter
from ctypes import c_float

MOST_ROWS = 10_000  # index.max_result_window
MOST_TERMS = 65_536  # index.max_terms_count
MOST_CLAUSES = 1024  # indices.query.bool.max_clause_count
OPTIONS = {"query", "post_filter", "aggs", "sort", "from", "size", "track_total_hits", "_source"}


class Refused(Exception):
    def __init__(self, status: int, reason: str):
        super().__init__(reason)
        self.status = status


class Searcher:
    def __init__(self, documents: dict[str, dict]):
        self.documents = documents

    def search(self, body: dict) -> dict:
        if set(body) - OPTIONS or body["from"] + body["size"] > MOST_ROWS:
            raise Refused(400, "search_phase_execution_exception")
        if clauses(body["query"]) > MOST_CLAUSES:
            raise Refused(400, "too_many_nested_clauses")
        found = {name: score(body["query"], document) for name, document in self.documents.items()}
        found = {name: c_float(number).value for name, number in found.items() if number is not None}
        kept = [
            name
            for name in found
            if score(body.get("post_filter", {"match_all": {}}), self.documents[name]) is not None
        ]
        for order in reversed(body["sort"]):
            ((field, how),) = order.items()
            kept = self.sorted(kept, found, field, how)
        part = kept[body["from"] : body["from"] + body["size"]]
        assert body["track_total_hits"] is True
        return {
            "timed_out": False,
            "_shards": {"total": 1, "successful": 1, "failed": 0},
            "hits": {"total": {"value": len(kept), "relation": "eq"}, "hits": [{"_id": name} for name in part]},
            "aggregations": {name: self.count(asked, found) for name, asked in body.get("aggs", {}).items()},
        }

    def sorted(self, kept: list[str], found: dict[str, float], field: str, how: str | dict) -> list[str]:
        """Ordered by one field; what lacks it stands last in either direction."""
        falls = how == "desc" or (isinstance(how, dict) and how["order"] == "desc")
        values = {name: found[name] if field == "_score" else self.documents[name][field] for name in kept}
        having = [name for name in kept if values[name] is not None]
        ordered = sorted(having, key=values.__getitem__, reverse=falls)  # equal ones keep their places
        return [*ordered, *(name for name in kept if values[name] is None)]

    def count(self, asked: dict, found: dict[str, float]) -> dict:
        """A `filter` with `terms` in it."""
        terms = asked["aggs"]["values"]["terms"]
        fitting = [self.documents[name] for name in found if score(asked["filter"], self.documents[name]) is not None]
        counted = Counter(value for document in fitting for value in values_of(document, terms["field"]))
        buckets = [{"key": key, "doc_count": number} for key, number in counted.most_common(terms["size"])]
        return {"doc_count": len(fitting), "values": {"buckets": buckets}}


def score(query: dict, document: dict) -> float | None:
    """None when the document does not match."""
    ((kind, asked),) = query.items()
    if kind not in KINDS:
        raise Refused(400, f"unknown query [{kind}]")
    return KINDS[kind](asked, document)


def match_all(asked: dict, document: dict) -> float:
    return 1.0


def terms(asked: dict, document: dict) -> float | None:
    ((field, wanted),) = asked.items()
    if len(wanted) > MOST_TERMS:
        raise Refused(400, "max_terms_count")
    return 1.0 if set(wanted) & set(values_of(document, field)) else None


def constant_score(asked: dict, document: dict) -> float | None:
    return None if score(asked["filter"], document) is None else asked["boost"]


def dis_max(asked: dict, document: dict) -> float | None:
    numbers = [number for query in asked["queries"] if (number := score(query, document)) is not None]
    return max(numbers, default=None)


def boolean(asked: dict, document: dict) -> float | None:
    unknown = set(asked) - {"filter", "should", "must_not", "minimum_should_match"}
    if unknown:
        raise Refused(400, f"bool: {unknown}")
    if any(score(query, document) is None for query in asked.get("filter", [])):
        return None
    if any(score(query, document) is not None for query in asked.get("must_not", [])):
        return None
    numbers = [number for query in asked.get("should", []) if (number := score(query, document)) is not None]
    least = asked.get("minimum_should_match", 0 if "filter" in asked else 1)
    return sum(numbers) if len(numbers) >= least else None


def function_score(asked: dict, document: dict) -> float | None:
    assert (asked["score_mode"], asked["boost_mode"]) == ("sum", "replace")
    if score(asked["query"], document) is None:
        return None
    weights = [part["weight"] for part in asked["functions"] if score(part["filter"], document) is not None]
    total = sum(weights) if weights else 1.0
    return total if total >= asked["min_score"] else None


KINDS = {
    "match_all": match_all,
    "match_none": lambda asked, document: None,
    "terms": terms,
    "constant_score": constant_score,
    "dis_max": dis_max,
    "bool": boolean,
    "function_score": function_score,
}


def values_of(document: dict, path: str) -> list:
    found = document
    for name in path.split("."):
        found = found.get(name, [])
    return found if isinstance(found, list) else [found]


def clauses(query: dict) -> int:
    """Leaves of the tree of queries; the functions of a `function_score` do not count."""
    ((kind, asked),) = query.items()
    below = {
        "constant_score": lambda: [asked["filter"]],
        "dis_max": lambda: asked["queries"],
        "bool": lambda: [query for name in ("filter", "should", "must_not") for query in asked.get(name, [])],
        "function_score": lambda: [asked["query"]],
    }
    return sum(clauses(part) for part in below[kind]()) if kind in below else 1
