"""Which items must be looked at again, and why: their day has come, nobody judged them, or the law changed since."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from portal.core.models import AnchorChange, ItemPage, JudgementMixin, Subject
from portal.core.models.item import REPORT_DATE

SOON = datetime.timedelta(days=31)  # “within the month”
FIELDS = ("judgement", "judged_on", "judged_by", "review_on", "review_mailbox", "source")
NOT_JUDGED = JudgementMixin.Judgement.NOT_JUDGED


def item_types() -> list[type[ItemPage]]:
    return [model for model in get_page_models() if issubclass(model, ItemPage)]


def published_items() -> QuerySet[Page]:
    """Every item that readers can find, as a page with what is known of its judgement; as it stands, not as drafted.

    One query over all kinds, so that they can be filtered and put in order together.
    """
    names = [model._meta.model_name for model in item_types()]
    known = {field: Coalesce(*(f"{name}__{field}" for name in names)) for field in FIELDS}
    written_on = Case(
        When(source="", then=TruncDate("first_published_at", tzinfo=datetime.UTC)), default=Value(REPORT_DATE)
    )
    return Page.objects.live().annotate(**known).filter(judgement__isnull=False).annotate(written_on=written_on)


def editable_by(user: AbstractUser) -> QuerySet[Page]:
    """Those that this user may change."""
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return published_items().filter(pk__in=own.order_by().values("pk"))


def older_than(change: AnchorChange) -> Q:
    """What hangs on the anchor, was written before it changed, and was not judged since."""
    not_since = Q(judgement=NOT_JUDGED) | Q(judged_on__isnull=True) | Q(judged_on__lt=change.date)
    subjects = [subject.pk for subject in change.anchor.subjects.all()]
    return Q(written_on__lt=change.date) & not_since & Subject.carried(subjects)


def changes_in_force() -> list[AnchorChange]:
    return list(AnchorChange.objects.in_force().select_related("anchor").prefetch_related("anchor__subjects"))


def older_than_any(changes: list[AnchorChange]) -> Q:
    found = Q(pk__in=[])
    for change in changes:
        found |= older_than(change)
    return found


def overdue() -> Q:
    return Q(review_on__lte=timezone.localdate())


def soon() -> Q:
    today = timezone.localdate()
    return Q(review_on__gt=today, review_on__lte=today + SOON)


@dataclass(frozen=True)
class Reason:
    """Why items are in the list: the value in its address, what editors call it, and which those are."""

    value: str
    label: str
    chosen: Callable[[], Q]


OVERDUE = Reason("over-tijd", "datum is bereikt", overdue)
# The most pressing first.
REASONS = [
    OVERDUE,
    Reason("ijkpunt", "de wet veranderde", lambda: older_than_any(changes_in_force())),
    Reason("binnen-een-maand", "binnen een maand", soon),
    Reason("nooit-beoordeeld", "nog nooit beoordeeld", lambda: Q(judgement=NOT_JUDGED)),
]


def to_judge() -> Q:
    """All of these together."""
    found = Q(pk__in=[])
    for reason in REASONS:
        found |= reason.chosen()
    return found


def overdue_for(user: AbstractUser) -> QuerySet[Page]:
    """For a number on the dashboard; `overdue_url` leads to exactly these."""
    return editable_by(user).filter(OVERDUE.chosen())


def overdue_url(collectief: int | None = None) -> str:
    """The list of `overdue_for`, of one collectief when the primary key of its page is given."""
    chosen = {"reden": OVERDUE.value} | ({"collectief": collectief} if collectief else {})
    return f"{reverse('judging_report')}?{urlencode(chosen)}"


def soonest_first(items: QuerySet[Page]) -> QuerySet[Page]:
    return items.order_by(F("review_on").asc(nulls_last=True), "title", "pk")
