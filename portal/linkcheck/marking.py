"""What an editor says of an address: that the check is mistaken, or that a changed file was looked at."""

import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from portal.core.models import ExternalAddress

from .applying import NOT_WORKING, forget_failures, kept_as
from .models import CheckedAddress

State = CheckedAddress.State


@transaction.atomic
def mark_false_alarm(address: CheckedAddress, user: AbstractUser, *, reason: str, days: int) -> None:
    """From now on the address counts as reachable, for so many days, whatever the check says.

    The editor has seen it work, so readers are told so with the date of today.
    """
    today = timezone.localdate()
    kept = [one for one in kept_as(address) if one.state in NOT_WORKING and address.state == State.GONE]
    address.before_false_alarm = {
        "state": address.state,
        "state_since": as_text(address.state_since),
        "failing_since": as_text(address.failing_since),
        "last_failed_on": as_text(address.last_failed_on),
        "failed_days": address.failed_days,
        "kept": {str(one.pk): [one.state, as_text(one.checked_on)] for one in kept},
    }
    forget_failures(address)
    address.state, address.state_since = State.REACHABLE, today
    address.false_alarm_by, address.false_alarm_at, address.false_alarm_reason = user, timezone.now(), reason
    address.false_alarm_until = today + datetime.timedelta(days=days)
    address.save()
    for one in kept:
        one.state, one.checked_on = ExternalAddress.State.REACHABLE, today
        one.save(update_fields=["state", "checked_on"])


@transaction.atomic
def undo_false_alarm(address: CheckedAddress) -> None:
    """As it was before the mark, and to be looked at again in the next run."""
    before = address.before_false_alarm or {}
    if before:
        address.state, address.failed_days = before["state"], before["failed_days"]
        for name in ("state_since", "failing_since", "last_failed_on"):
            setattr(address, name, as_date(before[name]))
    for one in ExternalAddress.objects.filter(pk__in=before.get("kept", {}), state=ExternalAddress.State.REACHABLE):
        state, checked_on = before["kept"][str(one.pk)]
        one.state, one.checked_on = state, as_date(checked_on)
        one.save(update_fields=["state", "checked_on"])
    address.before_false_alarm = address.false_alarm_until = address.false_alarm_at = address.false_alarm_by = None
    address.false_alarm_reason = ""
    address.checked_at = None
    address.save()


def note_change_seen(address: CheckedAddress) -> None:
    """An editor has looked at the file that changed."""
    address.file_changed_on = None
    address.save(update_fields=["file_changed_on"])


def as_text(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def as_date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
