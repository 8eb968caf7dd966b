"""The portal's own database as backend: one statement gives the total, all counts and one part of the rows."""

from collections.abc import Iterable
from operator import itemgetter
from types import ModuleType

from django.db import connection

from ..models import SearchRow
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
            cursor.execute(sql, parameters)
            for what, facet, value, number, _place in sorted(cursor.fetchall(), key=itemgetter(4)):
                if what == "row":
                    answer.rows.append(number)
                elif what == "total":
                    answer.total = number
                else:
                    answer.counts[facet, value] = number
        return answer


def statement(ask: Ask) -> Statement:
    """Everything that is asked, as one statement of common table expressions.

    `hit`: rows that answer the words and may be seen, with their score. `found`: the same, with how many facets keep a
    row out, and which one when it is one: the counts of a facet are made under the choices in the others.
    """
    hit, parameters = hits(ask)
    found, more = misses(ask)
    order = ORDERS[ask.order if ask.terms or ask.order != "relevantie" else "volgorde"]
    sql = f"""
        WITH {hit},
        found AS MATERIALIZED ({found}),
        part AS (
            SELECT thing.id, found.score FROM found JOIN search_searchrow thing ON thing.id = found.id
            WHERE found.misses = 0 ORDER BY {order.format(row="thing", found="found")} LIMIT %s OFFSET %s
        )
        SELECT 'total', '', '', COUNT(*), 0 FROM found WHERE misses = 0
        UNION ALL
        SELECT 'count', value.facet, value.slug, counted.number, 0 FROM ({counts(ask)}) counted
        JOIN search_searchvalue value ON value.id = counted.value_id
        UNION ALL
        SELECT 'row', '', '', part.id, ROW_NUMBER() OVER (ORDER BY {order.format(row="thing", found="part")})
        FROM part JOIN search_searchrow thing ON thing.id = part.id
    """
    return sql, [*parameters, *more, ask.size, ask.start, *counted_facets(ask)]


def hits(ask: Ask) -> Statement:
    """The common table expressions up to `hit`."""
    rows, parameters = visible_rows(ask)
    if not ask.terms:
        return f"hit AS (SELECT id, 0 AS score FROM ({rows}) allowed)", parameters
    words, asked = postings(ask)
    if len(ask.terms) == 1:
        scored = "SELECT id, MAX(weight) AS score FROM posting GROUP BY id"
        limits: list = []
    else:
        # Rows that answer all terms first: their score is lifted over that of all others.
        lift = max(100, ask.all_mass) * 100
        scored = f"""
            SELECT id, SUM(weight) + CASE WHEN SUM(mass) >= {ask.all_mass:d} THEN {lift:d} ELSE 0 END AS score
            FROM (SELECT id, term, MAX(weight) AS weight, MAX(mass) AS mass FROM posting GROUP BY id, term) best
            GROUP BY id HAVING SUM(mass) >= %s
        """
        limits = [ask.least]
    sql = f"""
        posting AS ({words}),
        scored AS ({scored}),
        hit AS (SELECT scored.id, scored.score FROM scored JOIN ({rows}) allowed ON allowed.id = scored.id)
    """
    return sql, [*asked, *limits, *parameters]


def visible_rows(ask: Ask) -> Statement:
    """Rows of the slot and the kinds that a visitor may see at this minute."""
    rows = SearchRow.objects.filter(slot=ask.slot).visible().order_by()
    if ask.kinds is not None:
        rows = rows.filter(kind__in=ask.kinds)
    sql, parameters = rows.values("id").query.sql_with_params()
    return sql, list(parameters)


def postings(ask: Ask) -> Statement:
    """For each term and each weight the rows that have it."""
    parts, parameters = [], []
    for number, term in enumerate(ask.terms):
        for weight, expression in by_weight(term):
            sql, parameter = text_index().matching(ask.slot, expression)
            scored = weight * scale(term)
            parts.append(
                f"SELECT id, {number} AS term, {scored:d} AS weight, {term.mass:d} AS mass FROM ({sql}) p{len(parts)}"
            )
            parameters.append(parameter)
    return " UNION ALL ".join(parts), parameters


def scale(term: Term) -> int:
    return max(1, term.mass)


def misses(ask: Ask) -> Statement:
    """The hits with the number of chosen facets that they do not fit, and the one that it is."""
    if not any(ask.chosen.values()):
        return "SELECT hit.id, hit.score, 0 AS misses, '' AS missed FROM hit", []
    columns, parameters = [], []
    for number, (facet, slugs) in enumerate(ask.chosen.items()):
        columns.append(
            f"""CASE WHEN EXISTS (
                SELECT 1 FROM search_searchrowvalue tie JOIN search_searchvalue value ON value.id = tie.value_id
                WHERE tie.row_id = hit.id AND value.facet = %s AND value.slug IN ({", ".join(["%s"] * len(slugs))})
            ) THEN 0 ELSE 1 END AS miss_{number}"""
        )
        parameters += [facet, *slugs]
    total = " + ".join(f"miss_{number}" for number in range(len(columns)))
    which = " ".join(f"WHEN miss_{number} = 1 THEN %s" for number in range(len(columns)))
    sql = f"""
        SELECT id, score, {total} AS misses, CASE {which} ELSE '' END AS missed
        FROM (SELECT hit.id, hit.score, {", ".join(columns)} FROM hit) looked
    """
    return sql, [*ask.chosen, *parameters]


def counts(ask: Ask) -> str:
    """How many rows have each value of the facets that are asked for."""
    names = ", ".join(["%s"] * len(counted_facets(ask)))
    if not any(ask.chosen.values()):
        fits = ""
    else:
        fits = "AND (found.misses = 0 OR (found.misses = 1 AND found.missed = wanted.facet))"
    return f"""
        SELECT tie.value_id, COUNT(*) AS number FROM found
        JOIN search_searchrowvalue tie ON tie.row_id = found.id
        JOIN search_searchvalue wanted ON wanted.id = tie.value_id
        WHERE wanted.facet IN ({names}) {fits}
        GROUP BY tie.value_id
    """


def counted_facets(ask: Ask) -> list[str]:
    return list(ask.facets) or [""]
