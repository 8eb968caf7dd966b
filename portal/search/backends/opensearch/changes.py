"""What the cluster still has to hear: noted in the transaction that changes rows, told after it, told again later."""

from itertools import groupby

from django.db import transaction

from ...models import ClusterChange
from .cluster import Cluster, ClusterFailed
from .index import SHAPE, documents

BATCH = 200  # changes that are told in one request


def note(slot: int, rows: list[int], *, gone: bool) -> None:
    ClusterChange.objects.bulk_create([ClusterChange(slot=slot, row=row, gone=gone) for row in rows], batch_size=BATCH)


@transaction.atomic
def note_empty(slot: int) -> None:
    """The slot begins anew; what waited for it is settled with that."""
    ClusterChange.objects.filter(slot=slot).delete()
    ClusterChange.objects.create(slot=slot)


def send_after_commit(cluster: Cluster) -> None:
    """An editor's work is kept whatever the cluster does; what it does not take waits."""

    def send() -> None:
        try:
            send_changes(cluster)
        except ClusterFailed:
            return  # the log has it, and the changes wait

    transaction.on_commit(send, robust=True)


def send_changes(cluster: Cluster) -> None:
    """Tell everything that waits, the oldest first. Raises ClusterFailed; what was not taken in goes on waiting."""
    while send_batch(cluster):
        pass


@transaction.atomic
def send_batch(cluster: Cluster) -> int:
    """Tell some changes and forget them. Who tells the same ones at the same time waits, and finds them gone."""
    waiting = list(ClusterChange.objects.select_for_update().order_by("pk")[:BATCH])
    for (slot, empties), changes in groupby(waiting, lambda change: (change.slot, change.row is None)):
        if empties:
            cluster.make_index(slot, SHAPE)
            continue
        told = list(changes)
        come = documents([change.row for change in told if not change.gone])
        cluster.change(slot, come=come, gone=[change.row for change in told if change.gone])
    ClusterChange.objects.filter(pk__in=[change.pk for change in waiting]).delete()
    return len(waiting)
