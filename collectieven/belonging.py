"""Which collectieven an item belongs to: those of its regions, and of the larger areas that these are part of."""

from collections import Counter
from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.models import Region

from .models import CollectiefPage


class Collectieven:
    """All collectieven and regions, read once: two queries, however many items are asked about."""

    def __init__(self) -> None:
        self.by_region = {page.region_id: page for page in CollectiefPage.objects.defer_streamfields()}
        self.larger = dict(Region.objects.values_list("pk", "part_of"))

    def of(self, page: Page) -> list[CollectiefPage]:
        """A page about a collectief belongs to that one, an item to those of its regions."""
        if isinstance(page, CollectiefPage):
            return [page]
        ties = getattr(page, "region_ties", None)
        return self.of_regions(tie.tag_id for tie in ties.all()) if ties is not None else []

    def of_regions(self, regions: Iterable[int | None]) -> list[CollectiefPage]:
        found = {}
        for region in regions:
            while region is not None:
                if region in self.by_region:
                    found[region] = self.by_region[region]
                region = self.larger.get(region)
        return list(found.values())

    def count(self, regions_of_items: Iterable[Iterable[int | None]]) -> dict[int, int]:
        """How many of these items belong to each collectief, by the primary key of its page."""
        numbers: Counter[int] = Counter()
        for regions in regions_of_items:
            numbers.update(collectief.pk for collectief in self.of_regions(regions))
        return dict(numbers)

    def regions_of(self, page: CollectiefPage) -> list[int]:
        """Primary keys of the region of this collectief, its parts, and theirs."""
        return [region for region in self.larger if page in self.of_regions([region])]


def collectieven_known_to(user: AbstractUser):
    """The collectieven that this user may choose from: what everybody can read, and drafts of the own ones."""
    own = policy_registry.get_by_type(Page).explorable_instances(user)
    return CollectiefPage.objects.filter(Q(live=True) | Q(pk__in=own.order_by().values("pk"))).order_by("title")
