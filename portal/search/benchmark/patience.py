"""Ends a question to the database that takes too long: another search may need minutes where ours is measured."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

AGAIN = 0.2  # seconds; what falls between two statements of a question ends neither


class TookTooLong(Exception):
    """The question was ended, or had its answer too late."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What is asked of the database within takes no longer. Raises TookTooLong when it did.

    Meant outside a transaction: on PostgreSQL an ended statement spoils the one it belongs to.
    """
    end = ending_statements()
    done, late = threading.Event(), threading.Event()

    def watch() -> None:
        if done.wait(seconds):
            return
        late.set()
        while not done.is_set():
            end()
            done.wait(AGAIN)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    except OperationalError:
        if not late.is_set():
            raise
    finally:
        done.set()
        watcher.join()
    if late.is_set():
        raise TookTooLong


def ending_statements() -> Callable[[], None]:
    """What ends the statement that runs now on the connection of this thread, called from another thread."""
    connection.ensure_connection()
    return connection.connection.interrupt if connection.vendor == "sqlite" else connection.connection.cancel
