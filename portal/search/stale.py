"""Rows that say something of another thing follow it: of a law (‘van vóór ...’), and the names of terms.

A subject is marked in the transaction that changes an anchor. After it the rows are made anew: at once when they are
few, so that an editor sees what the change did; else by a job, which also ends what broke off in between. A term that
is named by few rows is followed in the transaction that changes it; of many it is marked there, for the same job.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.apps import apps
from django.db import transaction

from portal.core.jobs import Job, register_job
from portal.core.models import Anchor, AnchorChange, Subject, Vocabulary

from .indexing import is_paused, lock_state
from .models import StaleSubject, StaleTerm
from .tied import reindex_in_chunks, reindex_published, tied_pages

AT_ONCE = 100  # pages: about a second of work, which an editor can wait for


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
    marks = list(StaleSubject.objects.select_related("subject"))
    if sum(len(tied_pages(stale.subject)) for stale in marks) <= AT_ONCE:
        renew(marks)


@transaction.atomic
def follow(term: Vocabulary) -> None:
    """Make the rows that name this term anew: now when they are few, else by the job."""
    lock_state()  # first: a page that is published now is read here, or reads the term itself
    pages = tied_pages(term)
    if len(pages) <= AT_ONCE:
        reindex_published(pages)
    else:
        StaleTerm.objects.update_or_create(vocabulary=term._meta.label_lower, term=term.pk)


def renew_all() -> str:
    """What the job does. Returns one Dutch line."""
    done = renew(list(StaleSubject.objects.select_related("subject").order_by("marked_at")))
    done += renew(list(StaleTerm.objects.order_by("marked_at")))
    return f"{done} {'pagina' if done == 1 else 'pagina’s'} bijgewerkt." if done else "Er was niets bij te werken."


def renew(marks: list[StaleSubject] | list[StaleTerm]) -> int:
    """Make the rows of what is tied to these anew; gives the number of pages. Each chunk is a transaction."""
    done = 0
    for stale in marks:
        term = marked_term(stale)
        done += reindex_in_chunks(tied_pages(term)) if term else 0
        # Who marked it again meanwhile may have changed it after its rows were made: then it stays.
        type(stale).objects.filter(pk=stale.pk, marked_at=stale.marked_at).delete()
    return done


def marked_term(stale: StaleSubject | StaleTerm) -> Vocabulary | None:
    """As it is now; None when it is gone, and then no row names it."""
    if isinstance(stale, StaleSubject):
        return stale.subject
    return apps.get_model(stale.vocabulary).objects.filter(pk=stale.term).first()


def register() -> None:
    register_job(
        Job(
            name="ijkpunten",
            label="Lijsten bijwerken na een wijziging van een ijkpunt of een naam",
            every=timedelta(minutes=1),
            run=renew_all,
        )
    )
