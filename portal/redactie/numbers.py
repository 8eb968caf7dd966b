"""The table of numbers on the first screen: what asks for attention, for each collectief of this editor."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from wagtail.admin.ui.components import Component

from collectieven.models import CollectiefPage
from portal.core.dashboard_numbers import Counted, DashboardNumber, registered_numbers
from portal.teams.selectors import is_national, teams_of

ALL = "Alles wat u mag wijzigen"


@dataclass(frozen=True)
class Cell:
    number: int
    label: str
    url: str


@dataclass(frozen=True)
class Line:
    title: str
    cells: list[Cell]


class NumbersPanel(Component):
    """Every number leads to the list of what was counted."""

    name = "numbers"
    template_name = "redactie/numbers_panel.html"
    order = 150

    def get_context_data(self, parent_context):
        labels, lines = table_for(parent_context["request"].user)
        return {**super().get_context_data(parent_context), "labels": labels, "lines": lines}


def table_for(user: AbstractUser) -> tuple[list[str], list[Line]]:
    """The heads of the columns, and the lines: first all that this user may change, then by collectief.

    Who works for one collectief has one line with its name: what it may change is what belongs to it.
    """
    counted = [(number, found) for number in registered_numbers() if (found := number.count(user)) is not None]
    own = collectieven_of(user)
    only = own[0].title if len(own) == 1 and not is_national(user) else ""
    lines = [line_of(only or ALL, None, counted)]
    if not only:
        lines += [line_of(page.title, page.pk, counted) for page in own]
    return [number.label for number, _found in counted], lines


def collectieven_of(user: AbstractUser) -> list[CollectiefPage]:
    """All of them for the national editors, for others those of their teams."""
    pages = CollectiefPage.objects.defer_streamfields().order_by("title")
    if not is_national(user):
        pages = pages.filter(region__in=teams_of(user).order_by().values("region"))
    return list(pages)


def line_of(title: str, collectief: int | None, counted: list[tuple[DashboardNumber, Counted]]) -> Line:
    return Line(
        title,
        [
            Cell(
                found.total if collectief is None else found.by_collectief.get(collectief, 0),
                number.label,
                number.url(collectief),
            )
            for number, found in counted
        ],
    )
