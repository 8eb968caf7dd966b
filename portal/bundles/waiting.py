"""The bundles that wait, for one user, in the list on the first screen of the admin."""

from django.contrib.auth.models import AbstractUser
from django.db.models import DateTimeField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from portal.core.waiting import Waiting, WaitingRow, name_of
from portal.teams.selectors import is_national

from .history import FAILED, OF_THE_BUNDLE, RETURNED, SUBMITTED, VOID
from .models import Bundle, BundleEvent
from .selectors import bundles_of, may_publish_somewhere

State = Bundle.State


def bundles_waiting(user: AbstractUser) -> Waiting:
    """Registered with `portal.core.waiting`."""
    return Waiting(
        [row_of(bundle, f"Bundel, {told_to_reviewer(bundle)}") for bundle in on_reviewer(user)],
        [row_of(bundle, f"Bundel, {bundle.get_state_display()}") for bundle in of_submitter(user)],
    )


def told_to_reviewer(bundle: Bundle) -> str:
    if bundle.state == State.FAILED:
        return bundle.get_state_display()
    return f"ingediend door {name_of(bundle.submitted_by)}"


def row_of(bundle: Bundle, state: str) -> WaitingRow:
    return WaitingRow(bundle.title, bundle.get_absolute_url(), state, bundle.since)


def on_reviewer(user: AbstractUser) -> QuerySet[Bundle]:
    """What this user reviews: bundles of the teams where they do, and national ones for the national editors."""
    whose = Q(team__editors__user=user)
    if is_national(user) and may_publish_somewhere(user):
        whose |= Q(team=None)
    return waiting(user).filter(whose, state__in=(State.SUBMITTED, State.FAILED)).distinct()


def of_submitter(user: AbstractUser) -> QuerySet[Bundle]:
    """What this user submitted and was not approved, came back, or could not be published."""
    return waiting(user).filter(submitted_by=user, state__in=(State.SUBMITTED, State.RETURNED, State.FAILED))


def waiting(user: AbstractUser) -> QuerySet[Bundle]:
    """With `since`: when what it waits for began. That is not always when it was submitted: see its list of events."""
    began = Q()
    for action in (SUBMITTED, VOID, RETURNED, FAILED):
        began |= Q(text__startswith=OF_THE_BUNDLE[action])
    last = BundleEvent.objects.filter(began, bundle=OuterRef("pk")).order_by("-at", "-pk").values("at")[:1]
    since = Coalesce(Subquery(last), "submitted_at", "created_at", output_field=DateTimeField())
    return bundles_of(user).annotate(since=since).order_by("since", "pk")
