"""What waits on editors: rooms register what they can tell of it, the first screen of the admin shows one list."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.utils import timezone


@dataclass(frozen=True)
class WaitingRow:
    """One thing that waits. `url`: where the user goes on with it; `state`: in words what it waits for, since when."""

    title: str
    url: str
    state: str
    since: datetime

    @property
    def days(self) -> int:
        """Whole days by the calendar."""
        return (timezone.localdate() - timezone.localtime(self.since).date()).days

    @property
    def is_late(self) -> bool:
        return self.days > settings.REVIEW_DAYS


@dataclass(frozen=True)
class Waiting:
    """`on_user`: what waits until this user does something; `of_user`: what this user submitted and is not done."""

    on_user: list[WaitingRow] = field(default_factory=list)
    of_user: list[WaitingRow] = field(default_factory=list)

    @property
    def late(self) -> list[WaitingRow]:
        """Of both, the longest first, each thing once."""
        rows = {row.url: row for row in [*self.of_user, *self.on_user] if row.is_late}
        return longest_first(rows.values())


_finders: dict[str, Callable[[AbstractUser], Waiting]] = {}


def register_waiting(name: str, find: Callable[[AbstractUser], Waiting]) -> None:
    """Called from `AppConfig.ready`; a second one of the same name takes the place of the first.

    `find` asks the database a fixed number of questions, however much waits.
    """
    _finders[name] = find


def waiting_for(user: AbstractUser) -> Waiting:
    """Of all rooms together, the longest waiting first."""
    found = [find(user) for find in _finders.values()]
    return Waiting(
        longest_first(row for part in found for row in part.on_user),
        longest_first(row for part in found for row in part.of_user),
    )


def longest_first(rows) -> list[WaitingRow]:
    return sorted(rows, key=lambda row: row.since)


def name_of(user: AbstractUser | None) -> str:
    """Who did something, also when the account is gone."""
    return user.get_full_name() or user.get_username() if user else "iemand die weg is"
