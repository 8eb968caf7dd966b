"""How many items wait too long for a judgement, for the table of numbers on the dashboard."""

from collections import defaultdict

from django.contrib.auth.models import AbstractUser

from collectieven.belonging import Collectieven
from portal.core.dashboard_numbers import Counted, DashboardNumber, register_number
from portal.core.models import RegionTie

from .due import overdue_for, overdue_url, tie_models


def count_overdue(user: AbstractUser) -> Counted:
    """Published items that this user may change and whose day has come; by collectief as their regions say."""
    items = set(overdue_for(user).values_list("pk", flat=True))
    regions: dict[int, set[int]] = {pk: set() for pk in items}
    for ties in tie_models(RegionTie):
        for item, region in ties.objects.filter(content_object__in=items).values_list("content_object", "tag"):
            regions[item].add(region)
    belonging = Collectieven()
    numbers: dict[int, int] = defaultdict(int)
    for tied in regions.values():
        for collectief in belonging.of_regions(tied):
            numbers[collectief.pk] += 1
    return Counted(len(items), numbers)


def register_overdue() -> None:
    number = DashboardNumber(name="over-tijd", label="Over tijd", count=count_overdue, url=overdue_url, order=200)
    register_number(number)
