"""How many items wait too long for a judgement, for the table of numbers on the dashboard."""

from django.contrib.auth.models import AbstractUser

from collectieven.belonging import Collectieven
from portal.core.dashboard_numbers import Counted, DashboardNumber, register_number
from portal.core.models import Region

from .due import overdue_for, overdue_url


def count_overdue(user: AbstractUser) -> Counted:
    """Published items that this user may change and whose day has come; by collectief as their regions say."""
    items = set(overdue_for(user).values_list("pk", flat=True))
    regions: dict[int, set[int]] = {pk: set() for pk in items}
    for ties in Region.tie_models():
        for item, region in ties.objects.filter(content_object__in=items).values_list("content_object", "tag"):
            regions[item].add(region)
    return Counted(len(items), Collectieven().count(regions.values()))


def register_overdue() -> None:
    number = DashboardNumber(name="over-tijd", label="Over tijd", count=count_overdue, url=overdue_url, order=200)
    register_number(number)
