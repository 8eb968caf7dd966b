"""What rows say of the law (‘van vóór ...’) follows its anchors.

A subject is marked in the transaction that changes an anchor. After it the rows are made anew: at once when they are
few, so that an editor sees what the change did; else by a job, which also ends what broke off in between.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from portal.core.jobs import Job, register_job
from portal.core.models import Anchor, AnchorChange, Subject

from .indexing import is_paused, lock_state
from .models import StaleSubject
from .signals import reindex_published

AT_ONCE = 100  # pages: about a second of work, which an editor can wait for
CHUNK = 200  # pages that are written in one transaction


def anchor_changed(sender, instance: Anchor | AnchorChange, raw: bool = False, **kwargs) -> None:
    """After a change was saved, and before a change or its anchor goes."""
    if not raw:
        anchor = instance.pk if isinstance(instance, Anchor) else instance.anchor_id
        mark(Subject.objects.filter(anchors=anchor))


def subjects_of_anchor_changed(
    sender, instance: Anchor | Subject, action: str, pk_set: set[int] | None, **kwargs
) -> None:
    """After a subject was added to an anchor, and before one is taken away."""
    if action not in ("post_add", "pre_remove", "pre_clear"):
        return
    if isinstance(instance, Subject):
        mark([instance])
    else:
        mark(Subject.objects.filter(anchors=instance.pk) if pk_set is None else Subject.objects.filter(pk__in=pk_set))


def mark(subjects: Iterable[Subject]) -> None:
    if is_paused():  # the whole table is made anew after
        return
    for subject in subjects:
        StaleSubject.objects.update_or_create(subject=subject)
    transaction.on_commit(renew_if_few, robust=True)


def renew_if_few() -> None:
    marks = list(StaleSubject.objects.all())
    if sum(len(tied_pages(stale.subject_id)) for stale in marks) <= AT_ONCE:
        renew(marks)


def renew_all() -> str:
    """What the job does. Returns one Dutch line."""
    done = renew(list(StaleSubject.objects.order_by("marked_at")))
    return f"{done} {'pagina' if done == 1 else 'pagina’s'} bijgewerkt." if done else "Er was niets bij te werken."


def renew(marks: list[StaleSubject]) -> int:
    """Make the rows of what is tied to these anew; gives the number of pages. Each chunk is a transaction."""
    done = 0
    for stale in marks:
        pages = sorted(tied_pages(stale.subject_id))
        for start in range(0, len(pages), CHUNK):
            with transaction.atomic():
                lock_state()  # first: a page that is published now is read here, or reads the anchor itself
                reindex_published(set(pages[start : start + CHUNK]))
        # Who marked it again meanwhile may have changed the anchor after its rows were made: then it stays.
        StaleSubject.objects.filter(pk=stale.pk, marked_at=stale.marked_at).delete()
        done += len(pages)
    return done


def tied_pages(subject: int) -> set[int]:
    """Primary keys of the published pages that carry this subject."""
    return {
        page
        for tie in Subject.tie_models()
        for page in tie.objects.filter(tag=subject, content_object__live=True).values_list("content_object", flat=True)
    }


def register() -> None:
    register_job(
        Job(
            name="ijkpunten",
            label="Lijsten bijwerken na een wijziging van een ijkpunt",
            every=timedelta(minutes=1),
            run=renew_all,
        )
    )
