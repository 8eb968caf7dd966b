"""Numbers on the first screen of the admin: rooms register what can be counted, the dashboard shows one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser


@dataclass(frozen=True)
class Counted:
    """How many there are among what a user may change: all of them, and by the primary key of a collectief's page.

    One thing may belong to several collectieven or to none, so the numbers need not add up.
    """

    total: int
    by_collectief: Mapping[int, int]


@dataclass(frozen=True)
class DashboardNumber:
    """`label` is the head of its column: ‘Dode links’.

    `count` asks the database a fixed number of questions, however many collectieven there are; None leaves the column
    out for this user. `url` gives the address of the list with exactly what was counted: of the collectief with that
    primary key, or of all for None.
    """

    name: str
    label: str
    count: Callable[[AbstractUser], Counted | None]
    url: Callable[[int | None], str]
    order: int = 100


_numbers: dict[str, DashboardNumber] = {}


def register_number(number: DashboardNumber) -> None:
    """Called from `AppConfig.ready`; a second number of the same name takes the place of the first."""
    _numbers[number.name] = number


def registered_numbers() -> list[DashboardNumber]:
    """In the order of the columns."""
    return sorted(_numbers.values(), key=lambda number: (number.order, number.name))
