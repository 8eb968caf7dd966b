"""What every page needs and editors seldom change: read once, kept in each process, and dropped at a change."""

import secrets
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.core.cache import cache
from django.db import transaction

T = TypeVar("T")

# How long a thing is kept, in seconds. A change is followed at once; this bounds what no signal tells of.
KEPT_SECONDS = 300
# What this request has asked for already: the cache may be a table, and a page asks a hundred times.
_request = threading.local()


class Kept(Generic[T]):
    """A thing that is costly to make. The cache holds its version alone; each process holds the thing of that version.

    `read` gives the thing, and for how many seconds it may be kept at most.
    """

    def __init__(self, key: str, read: Callable[[], tuple[T, float]]):
        self.key = key
        self._read = read
        # Replaced whole, so that a thread sees the old one or the new one.
        self._kept: tuple[str, T] | None = None

    def get(self) -> T:
        asked = getattr(_request, "asked", None)
        if asked is None:
            return self._newest()
        if self.key not in asked:
            asked[self.key] = self._newest()
        return asked[self.key]

    def _newest(self) -> T:
        version = cache.get(self.key)
        if version is None:
            # Before reading: a change in the meantime then takes this version away, and the next page reads again.
            version = secrets.token_hex(8)
            cache.set(self.key, version, KEPT_SECONDS)
        kept = self._kept
        if kept is None or kept[0] != version:
            thing, seconds = self._read()
            if seconds < KEPT_SECONDS:
                cache.touch(self.key, seconds)
            kept = self._kept = version, thing
        return kept[1]

    def forget(self, **kwargs) -> None:
        """Receiver of signals: reads anew for the next page. Once more when the change is there for others."""
        self._drop()
        transaction.on_commit(self._drop)

    def _drop(self) -> None:
        cache.delete(self.key)
        (getattr(_request, "asked", None) or {}).pop(self.key, None)


def begin_request(**kwargs) -> None:
    """Receiver of `request_started`: a page asks the cache once for each thing."""
    _request.asked = {}


def end_request(**kwargs) -> None:
    """Receiver of `request_finished`: what is asked outside a request is never older than the cache."""
    _request.asked = None
