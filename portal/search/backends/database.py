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

ORDERS = {
    "relevantie": "{found}.score DESC, {row}.tie_break, {row}.kind, {row}.position, {row}.key",
    "volgorde": "{row}.kind, {row}.position, {row}.key",
    "titel": "{row}.title_key, {row}.key",
    "nieuw": "{row}.published_at DESC NULLS LAST, {row}.key",
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
            cursor.execute(text_index().asking(sql), parameters)
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
    a row out, and which one when it is one: the counts of a facet are made under the choices in the others.
    """
    scored, parameters = scores(ask)
    found, more = found_rows(ask)
    order = ORDERS[ask.order if ask.terms or ask.order != "relevantie" else "volgorde"]
    sql = f"""
        WITH {scored}
        found AS MATERIALIZED ({found}),
        part AS (
            SELECT thing.id, found.score FROM found JOIN search_searchrow thing ON thing.id = found.id
            WHERE found.misses = 0 ORDER BY {order.format(row="thing", found="found")} LIMIT %s OFFSET %s
        )
        SELECT 'total', '', '', COUNT(*), 0 FROM found WHERE misses = 0
        UNION ALL {counts(ask)}
        SELECT 'row', '', '', part.id, ROW_NUMBER() OVER (ORDER BY {order.format(row="thing", found="part")})
        FROM part JOIN search_searchrow thing ON thing.id = part.id
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


def found_rows(ask: Ask) -> Statement:
    """The rows that answer and may be seen, with what they are counted by, and the chosen facets that they miss."""
    seen, parameters = visible_rows(ask)
    missed, more = misses(ask)
    score, source = ("scored.score", "scored JOIN search_searchrow thing ON thing.id = scored.id")
    if not ask.terms:
        score, source = "0", "search_searchrow thing"
    counted = ", ".join(f"thing.{column(facet)}" for facet in ask.facets)
    sql = f"""
        SELECT thing.id, {score} AS score, {missed}{", " if counted else ""}{counted}
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
    parts = []
    for facet in ask.facets:
        fits = "WHERE misses = 0"
        if facet in ask.chosen:
            fits = f"WHERE misses = 0 OR (misses = 1 AND missed = '{facet}')"
        counted = f"SELECT {column(facet)} AS it, COUNT(*) AS number FROM found {fits} GROUP BY {column(facet)}"
        if facet == "soort":
            parts.append(f"SELECT 'count', 'soort', counted.it, counted.number, 0 FROM ({counted}) counted UNION ALL")
            continue
        parts.append(
            f"SELECT 'count', '{facet}', value.slug, CAST(SUM(counted.number) AS bigint), 0 FROM ({counted}) counted"
            " JOIN search_searchvalue value ON value.values_id = counted.it GROUP BY value.slug UNION ALL"
        )
    return " ".join(parts)
