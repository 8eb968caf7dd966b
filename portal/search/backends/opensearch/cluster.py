"""The cluster over HTTP, by its official client: short waits, and silence for a while after a failure."""

import logging
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NoReturn

from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException, RequestError, TransportError

from portal.environment import ClusterAddress

logger = logging.getLogger(__name__)

ASK_SECONDS = 2  # of silence, after which the database answers instead
SEND_SECONDS = 15
PAUSE_SECONDS = 30  # in which a process leaves a cluster alone that failed: visitors must not wait for it in turn


class ClusterFailed(Exception):
    """The cluster did not do what was asked. The text is for the log; nothing of what anyone searched for is in it."""


class Cluster:
    """One index a slot. Every method raises ClusterFailed, at once as long as the cluster is left alone."""

    def __init__(self, address: ClusterAddress):
        self.address = address
        self._silent_until = 0.0
        host = {"host": address.host, "port": address.port, "use_ssl": address.tls, "url_prefix": address.path}
        # The client's own way of naming a user takes no password with a character outside Latin-1.
        secret = b64encode(f"{address.user}:{address.password}".encode()).decode()
        headers = {"authorization": f"Basic {secret}"} if address.user else {}
        self._client = OpenSearch([host], headers=headers, max_retries=0, timeout=ASK_SECONDS, pool_maxsize=10)

    @property
    def is_paused(self) -> bool:
        return time.monotonic() < self._silent_until

    def index(self, slot: int) -> str:
        return f"{self.address.index}-{slot:d}"

    def rows(self, slot: int) -> str:
        """The name by which the index is written and asked: one that a cluster does not make by itself.

        An index that somebody deleted would otherwise come back at the next change, with that one row in it.
        """
        return f"{self.index(slot)}-rows"

    def make_index(self, slot: int, shape: dict) -> None:
        """An empty index in place of the one that there may be."""
        indices = self._client.indices
        self._call(lambda: indices.delete(index=self.index(slot), ignore=[404], request_timeout=SEND_SECONDS))
        body = {**shape, "aliases": {self.rows(slot): {}}}
        self._call(lambda: indices.create(index=self.index(slot), body=body, request_timeout=SEND_SECONDS))

    def change(self, slot: int, *, come: dict[int, dict], gone: list[int]) -> None:
        """Take these rows out and put those in, to be found at once. A row that is not there is no fault."""
        lines: list[dict] = [{"delete": version(row, 2)} for row in gone]
        for row, document in come.items():
            lines += [{"index": version(row, 1)}, document]
        if not lines:
            return
        answer = self._call(
            lambda: self._client.bulk(
                body=lines,
                index=self.rows(slot),
                require_alias=True,
                refresh="true",
                request_timeout=SEND_SECONDS,
            )
        )
        with self._understanding():
            results = [result for item in answer["items"] for result in item.values()]
            refused = {result["status"] for result in results if not is_done(result)}
            if refused or len(results) != len(come) + len(gone):
                self._fail(f"een deel van de wijzigingen is geweigerd (status {sorted(refused)})")

    def count(self, slot: int) -> int:
        answer = self._call(lambda: self._client.count(index=self.rows(slot), request_timeout=SEND_SECONDS))
        with self._understanding():
            return int(answer["count"])

    def search(self, slot: int, body: dict, read: Callable[[dict], Any]) -> Any:
        """What `read` makes of the answer; of an answer of a part of the index nothing is made."""
        answer = self._call(lambda: self._client.search(index=self.rows(slot), body=body))
        with self._understanding():
            if answer["timed_out"] or answer["_shards"]["failed"]:
                self._fail("het antwoord is niet volledig")
            return read(answer)

    def _call(self, request: Callable[[], Any]) -> Any:
        if self.is_paused:
            raise ClusterFailed("Het zoekcluster krijgt even rust.")
        try:
            return request()
        except RequestError as error:
            # One question that it does not take; others it may.
            logger.error("Het zoekcluster begrijpt een vraag niet (%s). De database antwoordt.", described(error))
            raise ClusterFailed("Het zoekcluster begrijpt een vraag niet.") from error
        except OpenSearchException as error:
            self._fail(described(error), error)

    def _fail(self, reason: str, cause: Exception | None = None) -> NoReturn:
        """Leave the cluster alone for a while."""
        self._silent_until = time.monotonic() + PAUSE_SECONDS
        logger.error(
            "Het zoekcluster werkt niet: %s. Dit proces vraagt het %d seconden niets; de database antwoordt.",
            reason,
            PAUSE_SECONDS,
        )
        raise ClusterFailed(f"Het zoekcluster werkt niet: {reason}.") from cause

    @contextmanager
    def _understanding(self) -> Iterator[None]:
        """While an answer is read: one that is not what it should be is a failure too."""
        try:
            yield
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            self._fail("het antwoord is niet te begrijpen", error)


@lru_cache(maxsize=1)
def connect(address: ClusterAddress) -> Cluster:
    """One client a process, which keeps its connections open."""
    return Cluster(address)


def version(row: int, number: int) -> dict:
    """A row comes once and goes once, as versions 1 and 2: what arrives late cannot bring it back."""
    return {"_id": str(row), "version": number, "version_type": "external_gte"}


def is_done(result: dict) -> bool:
    """Whether a change stands; 404 without an error is a row that was not there, 409 one that went before it came."""
    return result["status"] in {200, 201, 409} or (result["status"] == 404 and "error" not in result)


def described(error: OpenSearchException) -> str:
    """The kind of error and its status. What the cluster says is left out: it repeats what was searched for."""
    status = error.status_code if isinstance(error, TransportError) else ""
    return f"{type(error).__name__} {status}".strip()
