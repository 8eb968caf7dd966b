"""The cluster answers; the database keeps the same words, and answers whenever the cluster cannot be trusted."""

from collections.abc import Iterable
from functools import partial

from django.db.models import Exists, OuterRef

from portal.core.querysets import hidden_pages
from portal.environment import ClusterAddress

from ...models import ClusterChange, SearchRow, SearchState
from ..base import Answer, Ask
from ..database import DatabaseBackend
from . import changes
from .cluster import ClusterFailed, connect
from .query import can_answer, read_answer, search_body


class OpenSearchBackend:
    """Never raises for what the cluster does: what it does not take in waits, and the database answers meanwhile."""

    def __init__(self, address: ClusterAddress):
        self.name = address.name
        self._cluster = connect(address)
        self._database = DatabaseBackend()

    def add(self, slot: int, rows: Iterable[tuple[int, str]]) -> None:
        rows = list(rows)
        self._database.add(slot, rows)
        changes.note(slot, [row for row, _words in rows], gone=False)
        changes.send_after_commit(self._cluster)

    def remove(self, slot: int, rows: list[int]) -> None:
        self._database.remove(slot, rows)
        changes.note(slot, rows, gone=True)
        changes.send_after_commit(self._cluster)

    def clear(self, slot: int) -> None:
        self._database.clear(slot)
        changes.note_empty(slot)
        changes.send_after_commit(self._cluster)

    def answer(self, ask: Ask) -> Answer:
        if not self._cluster.is_paused and self._is_true(ask.slot):
            hidden = hidden_in(ask.slot)
            if can_answer(ask, hidden):
                try:
                    return self._cluster.search(ask.slot, search_body(ask, hidden), partial(read_answer, ask))
                except ClusterFailed:
                    pass  # the log has it
        return self._database.answer(ask)

    def needs_rebuild(self, slot: int) -> bool:
        """When it was never filled, missed what happened while it was not set, or has not as many rows as the database.

        A cluster that does not answer needs none: what it missed waits for it.
        """
        if not SearchState.objects.filter(cluster=self.name).exists():
            return True
        try:
            changes.send_changes(self._cluster)
            return self._cluster.count(slot) != SearchRow.objects.filter(slot=slot).count()
        except ClusterFailed:
            return False

    def waiting(self) -> int:
        return ClusterChange.objects.count()

    def health(self) -> str | None:
        if self._cluster.is_paused:
            return "de database antwoordt: het cluster werkte zojuist niet"
        if not SearchState.objects.filter(cluster=self.name).exists():
            return "de database antwoordt: het cluster is nog niet gevuld"
        return f"de database antwoordt: {n} wijzigingen wachten" if (n := self.waiting()) else "het cluster antwoordt"

    def _is_true(self, slot: int) -> bool:
        """Whether the cluster has been told everything of this slot. One query."""
        waits = ClusterChange.objects.filter(slot=slot)
        return SearchState.objects.filter(cluster=self.name).exclude(Exists(waits)).exists()


def hidden_in(slot: int) -> list[int]:
    """Pages of the slot that nobody may see at this minute: the cluster is told at each question."""
    of_page = SearchRow.objects.filter(slot=slot, page=OuterRef("pk"))
    hidden = (pages.filter(Exists(of_page)).order_by().values_list("pk", flat=True) for pages in hidden_pages())
    return sorted(set().union(*hidden))
