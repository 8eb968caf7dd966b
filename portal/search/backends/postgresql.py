"""The words of the rows in PostgreSQL: a `tsvector` with a GIN index, a table a slot."""

from collections.abc import Iterable

from django.db import connection

from .expressions import Expression

# Before a question, in the same request to the server: it then holds for that alone, or to the end of a transaction.
# The words stand out of line, which the planner takes no account of: without an index it would unpack those of all
# rows. Compiling, and starting other processes, takes longer than the question itself. A hundred thousand rows that
# answer fit in the memory for one step, so that none of them is written to a disk.
PLANNER = (
    "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;"
    " SET LOCAL work_mem = '32MB'; "
)
# Nor does it know how many rows answer: it takes two hundred for granted. The vocabulary does know, and tells whether
# to look up each row or to go through all of them.
MANY = 0.2  # of all rows
# All three each time: within a transaction the settings of an earlier question still hold.
JOINS = "SET LOCAL enable_nestloop = {0}; SET LOCAL enable_hashjoin = {1}; SET LOCAL enable_mergejoin = {1}; "
ONE_BY_ONE, ALL_AT_ONCE = JOINS.format("on", "off"), JOINS.format("off", "on")


def asking(sql: str, share: float) -> str:
    """The statement as this database is to be asked it. `share`: how large a part of the rows may answer, at most."""
    return PLANNER + (ALL_AT_ONCE if share > MANY else ONE_BY_ONE) + sql


def add(slot: int, rows: Iterable[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        rows = list(rows)
        if rows:
            cursor.execute(
                f"INSERT INTO search_words_{slot:d} (id, words) VALUES "
                + ", ".join(["(%s, array_to_tsvector(string_to_array(%s, ' ')))"] * len(rows)),
                [value for row in rows for value in row],
            )


def remove(slot: int, rows: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM search_words_{slot:d} WHERE id = ANY(%s)", [rows])


def clear(slot: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE search_words_{slot:d}")


def matching(slot: int, expression: Expression) -> tuple[str, str]:
    """A statement that gives the rows that hold this, with its one parameter."""
    ways = ("&".join(f"({'|'.join(words)})" for words in way) for way in expression)
    return f"SELECT id FROM search_words_{slot:d} WHERE words @@ %s::tsquery", "|".join(f"({way})" for way in ways)
