"""The words of the rows in SQLite: an FTS5 table a slot."""

from collections.abc import Iterable

from django.db import connection

from .expressions import Expression


def asking(sql: str, share: float) -> str:
    """The statement as this database is to be asked it: as it is."""
    return sql


def add(slot: int, rows: Iterable[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO search_words_{slot:d} (rowid, words) VALUES (%s, %s)", list(rows))


def remove(slot: int, rows: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM search_words_{slot:d} WHERE rowid = %s", [(pk,) for pk in rows])


def clear(slot: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM search_words_{slot:d}")


def matching(slot: int, expression: Expression) -> tuple[str, str]:
    """A statement that gives the rows that hold this, with its one parameter."""
    ways = (" AND ".join(f"({' OR '.join(words)})" for words in way) for way in expression)
    table = f"search_words_{slot:d}"
    return f"SELECT rowid AS id FROM {table} WHERE {table} MATCH %s", " OR ".join(f"({way})" for way in ways)
