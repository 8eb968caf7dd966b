"""What items still lack: rights, a summary. Counted for the dashboard, and listed."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from collectieven.belonging import Collectieven
from collectieven.models import ActionPage
from portal.core.dashboard_numbers import Counted, DashboardNumber, register_number
from portal.core.models import ItemPage
from portal.findings.models import FindingPage
from products.models import ProductPage
from products.models.types import Rights
from themes.models import TipPage

ITEMS = (FindingPage, ProductPage, TipPage, ActionPage)


@dataclass(frozen=True)
class Gap:
    """`label` completes ‘Zonder …’. `models` have the field, `nothing` stands in it when it is not filled in."""

    value: str
    label: str
    models: tuple[type[ItemPage], ...]
    field: str
    nothing: str

    def items(self, model: type[ItemPage]) -> QuerySet:
        """Those that lack it as their editor last wrote them.

        Of a draft that stands in its latest revision. Revisions are large, so they are asked of drafts alone.
        """
        is_draft = Q(live=False) | Q(has_unpublished_changes=True)
        as_kept = Q(**{self.field: self.nothing})
        as_written = Q(**{f"latest_revision__content__{self.field}": self.nothing})
        settled = Q(live=True, has_unpublished_changes=False) | Q(latest_revision__isnull=True)
        found = model.objects.filter((settled & as_kept) | (Q(latest_revision__isnull=False) & is_draft & as_written))
        return found.filter(withdrawal__isnull=True)


GAPS = {
    gap.value: gap
    for gap in (
        Gap("rechten", "rechten", (ProductPage,), "rights", Rights.UNKNOWN),
        Gap("samenvatting", "samenvatting", ITEMS, "summary", ""),
    )
}


def changeable(user: AbstractUser) -> QuerySet:
    """Primary keys of the pages that this user may change."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").order_by().values("pk")


def items_lacking(gaps: list[Gap], user: AbstractUser) -> QuerySet[Page]:
    """The pages of this user that lack any of these."""
    lacking = Q()
    for gap in gaps:
        for model in gap.models:
            lacking |= Q(pk__in=gap.items(model).order_by().values("pk"))
    return Page.objects.filter(lacking, pk__in=changeable(user))


def count_lacking(gap: Gap, user: AbstractUser) -> Counted:
    regions = defaultdict(set)
    for model in gap.models:
        found = gap.items(model).filter(pk__in=changeable(user)).order_by()
        for page, region in found.values_list("pk", "region_ties__tag"):
            regions[page].add(region)
    return Counted(len(regions), Collectieven().count(regions.values()))


def list_url(gap: Gap, collectief: int | None) -> str:
    asked = {"mist": gap.value} | ({"collectief": collectief} if collectief else {})
    return f"{reverse('redactie_gaps')}?{urlencode(asked)}"


def register_gaps() -> None:
    for order, gap in enumerate(GAPS.values(), 300):
        register_number(
            DashboardNumber(
                name=f"zonder-{gap.value}",
                label=f"Zonder {gap.label}",
                count=partial(count_lacking, gap),
                url=partial(list_url, gap),
                order=order,
            )
        )
