"""The portal's own database as backend: one statement gives the total, all counts and one part of the rows."""

from collections.abc import Iterable
from operator import itemgetter
from types import ModuleType

from django.db import connection

from portal.core.querysets import hidden_pages

from ..models import VALUE_COLUMNS
from . import postgresql, sqlite
from .base import Answer, Ask, Term
from .expressions import by_weight

# The columns of a row by which each order goes, after the score in the first.
ORDERS = {
    "relevantie": "score DESC, tie_break, kind, position, key",
    "volgorde": "kind, position, key",
    "titel": "title_key, key",
    "nieuw": "published_at DESC NULLS LAST, key",
}
Statement = tuple[str, list]


def text_index() -> ModuleType:
    """What differs between databases: how words are kept and matched."""
    return postgresql if connection.vendor == "postgresql" else sqlite


class DatabaseBackend:
    name = ""

    def add(self, slot: int, rows: Iterable[tuple[int, str]]) -> None:
        text_index().add(slot, rows)

    def remove(self, slot: int, rows: list[int]) -> None:
        text_index().remove(slot, rows)

    def clear(self, slot: int) -> None:
        text_index().clear(slot)

    def answer(self, ask: Ask) -> Answer:
        sql, parameters = statement(ask)
        answer = Answer()
        with connection.cursor() as cursor:
            share = ask.share if ask.terms else 1.0
            cursor.execute(text_index().asking(sql, share), parameters)
            for what, facet, value, number, _place in sorted(cursor.fetchall(), key=itemgetter(4)):
                if what == "row":
                    answer.rows.append(number)
                elif what == "total":
                    answer.total = number
                else:
                    answer.counts[facet, value] = number
        return answer

    def needs_rebuild(self, slot: int) -> bool:
        """Words are written in the transaction that writes the rows, so they never lag behind."""
        return False

    def waiting(self) -> int:
        return 0

    def health(self) -> str | None:
        return None


def statement(ask: Ask) -> Statement:
    """Everything that is asked, as one statement of common table expressions.

    `scored`: rows that answer the words, with their score. `found`: those that may be seen, with how many facets keep
    a row out, and which one when it is one: the counts of a facet are made under the choices in the others. It has the
    columns of the order too: to look them up again for each row takes as long as to find it.
    """
    scored, parameters = scores(ask)
    order = ORDERS[ask.order if ask.terms or ask.order != "relevantie" else "volgorde"]
    found, more = found_rows(ask, order)
    sql = f"""
        WITH {scored}
        found AS MATERIALIZED ({found}),
        part AS (SELECT * FROM found WHERE misses = 0 ORDER BY {order} LIMIT %s OFFSET %s)
        SELECT 'total', '', '', COUNT(*), 0 FROM found WHERE misses = 0
        UNION ALL {counts(ask)}
        SELECT 'row', '', '', id, ROW_NUMBER() OVER (ORDER BY {order}) FROM part
    """
    return sql, [*parameters, *more, ask.size, ask.start]


def scores(ask: Ask) -> Statement:
    """The rows that answer the words, with their score, as common table expressions; none when nothing is asked."""
    if not ask.terms:
        return "", []
    words, parameters = postings(ask)
    if len(ask.terms) == 1:
        scored = "SELECT id, MAX(weight) AS score FROM posting GROUP BY id"
    else:
        # Rows that answer all terms first: their score is lifted over that of all others.
        lift = max(100, ask.all_mass) * 100
        scored = f"""
            SELECT id, SUM(weight) + CASE WHEN SUM(mass) >= {ask.all_mass:d} THEN {lift:d} ELSE 0 END AS score
            FROM (SELECT id, term, MAX(weight) AS weight, MAX(mass) AS mass FROM posting GROUP BY id, term) best
            GROUP BY id HAVING SUM(mass) >= %s
        """
        parameters.append(ask.least)
    return f"posting AS ({words}), scored AS ({scored}),", parameters


def postings(ask: Ask) -> Statement:
    """For each term and each weight the rows that have it."""
    parts, parameters = [], []
    for number, term in enumerate(ask.terms):
        for weight, expression in by_weight(term, ask.weights):
            sql, parameter = text_index().matching(ask.slot, expression)
            scored = weight * scale(term)
            parts.append(
                f"SELECT id, {number} AS term, {scored:d} AS weight, {term.mass:d} AS mass FROM ({sql}) p{len(parts)}"
            )
            parameters.append(parameter)
    return " UNION ALL ".join(parts), parameters


def scale(term: Term) -> int:
    return max(1, term.mass)


def found_rows(ask: Ask, order: str) -> Statement:
    """The rows that answer and may be seen, with what they are counted and ordered by, and the chosen facets that they
    miss."""
    seen, parameters = visible_rows(ask)
    missed, more = misses(ask)
    score, source = ("scored.score", "scored JOIN search_searchrow thing ON thing.id = scored.id")
    if not ask.terms:
        score, source = "0", "search_searchrow thing"
    ordered = (part.split()[0] for part in order.split(", "))
    columns = dict.fromkeys([*map(column, ask.facets), *(name for name in ordered if name != "score")])
    sql = f"""
        SELECT thing.id, {score} AS score, {missed}, {", ".join(f"thing.{name}" for name in columns)}
        FROM {source} WHERE {seen}
    """
    return sql, [*more, *parameters]


def visible_rows(ask: Ask) -> Statement:
    """The condition of rows of the slot and the kinds that a visitor may see at this minute.

    It leaves out what is hidden, of which there is little, instead of looking each row up among the pages.
    """
    condition, parameters = "thing.slot = %s", [ask.slot]
    for pages in hidden_pages():
        sql, more = pages.order_by().values("pk").query.sql_with_params()
        condition += f" AND thing.page_id NOT IN ({sql})"
        parameters += more
    if ask.kinds is not None:
        condition += f" AND thing.kind IN ({places(ask.kinds)})"
        parameters += ask.kinds
    return condition, parameters


def places(values: Iterable) -> str:
    return ", ".join("%s" for _value in values) or "NULL"


def column(facet: str) -> str:
    """The column that a facet is counted by."""
    return "kind" if facet == "soort" else VALUE_COLUMNS[facet]


def misses(ask: Ask) -> Statement:
    """Columns: the number of chosen facets that a row does not fit, and the one that it is."""
    if not ask.chosen:
        return "0 AS misses, '' AS missed", []
    fits, parameters = [], []
    for facet, slugs in ask.chosen.items():
        if facet == "soort":
            fits.append(f"thing.kind IN ({places(slugs)})")
            parameters.append([*slugs])
        else:
            values = f"SELECT values_id FROM search_searchvalue WHERE facet = %s AND slug IN ({places(slugs)})"
            fits.append(f"thing.{column(facet)} IN ({values})")
            parameters.append([facet, *slugs])
    total = " + ".join(f"CASE WHEN {fit} THEN 0 ELSE 1 END" for fit in fits)
    which = " ".join(f"WHEN NOT ({fit}) THEN '{facet}'" for fit, facet in zip(fits, ask.chosen, strict=True))
    flat = [value for values in parameters for value in values]
    return f"{total} AS misses, CASE {which} ELSE '' END AS missed", [*flat, *flat]


def counts(ask: Ask) -> str:
    """How many rows have each value of each facet: rows are counted by their values together, and those taken apart."""
    parts, together = [], []
    for facet in ask.facets:
        fits = "misses = 0"
        if facet in ask.chosen:
            fits = f"misses = 0 OR (misses = 1 AND missed = '{facet}')"
        counted = f"SELECT {column(facet)} AS it, COUNT(*) AS number FROM found WHERE {fits} GROUP BY {column(facet)}"
        if facet == "soort":
            parts.append(f"SELECT 'count', 'soort', counted.it, counted.number, 0 FROM ({counted}) counted UNION ALL")
        else:
            together.append(counted)
    if together:
        # One join for all of them: each more is a millisecond of planning.
        parts.append(
            "SELECT 'count', value.facet, value.slug, CAST(SUM(counted.number) AS bigint), 0"
            f" FROM ({' UNION ALL '.join(together)}) counted"
            " JOIN search_searchvalue value ON value.values_id = counted.it GROUP BY value.facet, value.slug UNION ALL"
        )
    return " ".join(parts)
