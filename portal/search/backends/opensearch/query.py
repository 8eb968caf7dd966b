"""A question to the index as the cluster's search language says it: the same whole numbers as the database adds."""

from ...weights import LEVELS, WEIGHTS
from ..base import Answer, Ask, Term
from ..database import scale
from ..expressions import Expression, by_weight

MOST_VALUES = 10_000  # of one facet that are counted
DEEPEST = 10_000  # a cluster gives no rows beyond (`index.max_result_window`)
MOST_HIDDEN = 65_000  # pages that can be left out of one question (`index.max_terms_count`)
MOST_EXACT = 2**24  # a score is a number of 32 bits with a point in it, which is exact up to here

ORDERS = {
    "relevantie": [{"_score": "desc"}, {"tie_break": "asc"}, {"kind": "asc"}, {"position": "asc"}, {"key": "asc"}],
    "volgorde": [{"kind": "asc"}, {"position": "asc"}, {"key": "asc"}],
    "titel": [{"title_key": "asc"}, {"key": "asc"}],
    "nieuw": [{"published": {"order": "desc", "missing": "_last"}}, {"key": "asc"}],
}


def can_answer(ask: Ask, hidden: list[int]) -> bool:
    """Whether the question is within what a cluster takes; the database knows no such bounds."""
    highest = sum(max(WEIGHTS) * scale(term) for term in ask.terms) + lift(ask)
    return ask.start + ask.size <= DEEPEST and len(hidden) <= MOST_HIDDEN and highest <= MOST_EXACT


def search_body(ask: Ask, hidden: list[int]) -> dict:
    """The whole question: rows, total and counts. `hidden`: pages that nobody may see now."""
    order = ask.order if ask.terms or ask.order != "relevantie" else "volgorde"
    body = {
        "query": {"bool": found(ask, hidden)},
        "sort": ORDERS[order],
        "from": ask.start,
        "size": ask.size,
        "track_total_hits": True,
        "_source": False,
    }
    if ask.chosen:
        # After the counts, which are made under the choices in the other facets alone.
        body["post_filter"] = {"bool": {"filter": [has_one_of(facet, slugs) for facet, slugs in ask.chosen.items()]}}
    if ask.facets:
        body["aggs"] = {facet: counted(ask, facet) for facet in ask.facets}
    return body


def read_answer(ask: Ask, answer: dict) -> Answer:
    """Raises LookupError, TypeError or ValueError when it is not the answer to this question."""
    counts = {
        (facet, bucket["key"]): int(bucket["doc_count"])
        for facet in ask.facets
        for bucket in answer["aggregations"][facet]["values"]["buckets"]
    }
    return Answer(
        total=int(answer["hits"]["total"]["value"]),
        rows=[int(hit["_id"]) for hit in answer["hits"]["hits"]],
        counts=counts,
    )


def found(ask: Ask, hidden: list[int]) -> dict:
    """Rows that answer the words and may be seen, with their score."""
    limits: list[dict] = [] if ask.kinds is None else [{"terms": {"kind": list(ask.kinds)}}]
    left_out = [{"terms": {"page": hidden}}] if hidden else []
    if not ask.terms:
        return {"filter": [{"match_all": {}}, *limits], "must_not": left_out}
    scored = [best_weight(term, ask.weights) for term in ask.terms]
    if len(ask.terms) > 1:
        limits.append(enough(ask))
        # Rows that answer all terms first: their score is lifted over that of all others.
        everything = {"bool": {"filter": [answers(term, ask.weights) for term in ask.terms]}}
        scored.append({"constant_score": {"filter": everything, "boost": lift(ask)}})
    return {"should": scored, "minimum_should_match": 1, "filter": limits, "must_not": left_out}


def lift(ask: Ask) -> int:
    return max(100, ask.all_mass) * 100


def best_weight(term: Term, weights: int) -> dict:
    """The highest weight that a row has for this term, times how telling the term is."""
    weighed = [
        {"constant_score": {"filter": holds(expression), "boost": weight * scale(term)}}
        for weight, expression in by_weight(term, weights)
    ]
    return {"dis_max": {"queries": weighed}} if weighed else {"match_none": {}}


def enough(ask: Ask) -> dict:
    """Rows of which the answered terms have the least mass together. Only as a filter: its score counts for nothing."""
    masses = [{"filter": answers(term, ask.weights), "weight": term.mass} for term in ask.terms]
    return {
        "function_score": {
            "query": {"match_all": {}},
            "functions": masses,
            "score_mode": "sum",
            "boost_mode": "replace",
            "min_score": ask.least,
        }
    }


def answers(term: Term, weights: int) -> dict:
    """Rows that answer the term in whatever way, at one of so many weights."""
    ways = [
        [[letter + stem for letter in LEVELS[: weights - alternative.steps]] for stem in alternative.stems]
        for alternative in term.alternatives
        if alternative.steps < weights
    ]
    return holds(ways)


def holds(expression: Expression) -> dict:
    """Rows that hold one of these: each all of these, each one of these words. No row, when there are none."""
    if not expression:
        return {"match_none": {}}
    ways = [all_of([{"terms": {"words": words}} for words in way]) for way in expression]
    return ways[0] if len(ways) == 1 else {"bool": {"should": ways, "minimum_should_match": 1}}


def all_of(parts: list[dict]) -> dict:
    return parts[0] if len(parts) == 1 else {"bool": {"filter": parts}}


def has_one_of(facet: str, slugs: tuple[str, ...]) -> dict:
    return {"terms": {f"values.{facet}": list(slugs)}}


def counted(ask: Ask, facet: str) -> dict:
    """Rows by value of this facet, under the choices in the others."""
    others = [has_one_of(other, slugs) for other, slugs in ask.chosen.items() if other != facet]
    return {
        "filter": {"bool": {"filter": [{"match_all": {}}, *others]}},
        "aggs": {"values": {"terms": {"field": f"values.{facet}", "size": MOST_VALUES}}},
    }
