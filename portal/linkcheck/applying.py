"""Writes down what a look came to: what readers are told, and what editors must mend."""

import datetime

from django.db import transaction
from django.utils import timezone

from portal.core.models import ExternalAddress

from .guard import destination_of, rules
from .judging import Verdict
from .models import FAILED_DAYS_BEFORE_GONE, CheckedAddress
from .outcomes import FAILURES, UNDECIDED, Outcome, Trouble

State = CheckedAddress.State
# Where an editor or an earlier check said that the address itself does not work.
NOT_WORKING = (ExternalAddress.State.GONE, ExternalAddress.State.ARCHIVED)


@transaction.atomic
def apply(address: CheckedAddress, verdict: Verdict, *, now: datetime.datetime | None = None) -> CheckedAddress | None:
    """Write down what a look came to. Three failures on three days make it unreachable, a success starts anew.

    Gives the address as it is then; None when it was taken off the last page meanwhile.
    """
    now = now or timezone.now()
    address = CheckedAddress.objects.select_for_update().filter(pk=address.pk).first()
    if address is None:
        return None
    today = timezone.localtime(now).date()
    before = address.state
    address.outcome, address.detail, address.status_code = verdict.outcome, verdict.detail[:200], verdict.status
    address.checked_at, address.retry_at = now, verdict.retry_at
    if verdict.outcome in FAILURES:
        count_failure(address, today)
    else:
        if verdict.outcome not in UNDECIDED:
            note_success(address, verdict, today)
        elif address.state in {State.NOT_CHECKED, State.UNDECIDED}:
            address.state = State.UNDECIDED
    if address.state != before:
        address.state_since = today
    address.save()
    tell_readers(address, before, today)
    return address


def count_failure(address: CheckedAddress, today: datetime.date) -> None:
    """One failure a day counts. An editor who says that the address works is believed until the day that was named."""
    if address.is_false_alarm:
        return
    if address.last_failed_on != today:
        address.failed_days += 1
        address.last_failed_on = today
    address.failing_since = address.failing_since or today
    address.state = State.GONE if address.failed_days >= FAILED_DAYS_BEFORE_GONE else State.FALTERING


def note_success(address: CheckedAddress, verdict: Verdict, today: datetime.date) -> None:
    forget_failures(address)
    address.state = State.MOVED if verdict.outcome == Outcome.MOVED else State.REACHABLE
    address.moved_to = verdict.moved_to if len(verdict.moved_to) <= 2000 else ""
    seen = verdict.file
    if seen is None or not seen.sha256:
        return
    if address.sha256 and address.sha256 != seen.sha256:
        address.file_changed_on = today
    address.content_type, address.length, address.sha256 = seen.content_type, seen.length, seen.sha256
    address.etag, address.last_modified = seen.etag, seen.last_modified


def forget_failures(address: CheckedAddress) -> None:
    address.failing_since = address.last_failed_on = None
    address.failed_days = 0


def kept_as(address: CheckedAddress) -> list[ExternalAddress]:
    """The addresses of products and links that are checked as this one; mostly one."""
    near = ExternalAddress.objects.all()
    if not address.host.startswith("xn--"):  # an editor writes that one in its own script
        near = near.filter(url__icontains=address.host)
    return [kept for kept in near if checked_as(kept.url) == address.url]


def checked_as(url: str) -> str:
    try:
        return destination_of(url, rules()).url
    except Trouble:
        return url.strip()


def tell_readers(address: CheckedAddress, before: str, today: datetime.date) -> None:
    """Give the addresses of products and links the state that readers see.

    What an editor says by hand to be gone or only in an archive stays so: the check sees that something answers there,
    not whether it is still the same organisation. And what falters is told as it was.
    """
    for kept in kept_as(address):
        state = state_for_readers(address, kept)
        by_hand = kept.state in NOT_WORKING and before != State.GONE
        if state is None or (by_hand and state not in NOT_WORKING):
            continue
        if by_hand and state in NOT_WORKING:
            state = kept.state
        kept.state, kept.checked_on = state, today
        kept.save(update_fields=["state", "checked_on"])


def state_for_readers(address: CheckedAddress, kept: ExternalAddress) -> str | None:
    """What readers are told from now on; None when that stays as it is."""
    if address.outcome in UNDECIDED or address.state == State.FALTERING:
        return None
    if address.state == State.GONE:
        return ExternalAddress.State.ARCHIVED if kept.archive_url else ExternalAddress.State.GONE
    if address.state == State.MOVED:
        return ExternalAddress.State.MOVED
    if address.outcome in FAILURES:  # a false alarm: an editor saw that it works
        return None
    return ExternalAddress.State.REACHABLE
