"""Choosing a collectief above a list in the admin."""

import django_filters
from django.db.models import QuerySet

from portal.core.models import Region

from .belonging import Collectieven, collectieven_known_to
from .models import CollectiefPage


class CollectiefFilter(django_filters.ModelChoiceFilter):
    """Offers those that this user may know of. `field_name` leads from a row of the list to its collectieven."""

    def __init__(self, **kwargs):
        queryset = {"queryset": lambda request: collectieven_known_to(request.user)}
        super().__init__(**{"label": "Collectief", "empty_label": "alle"} | queryset | kwargs)


class ItemsOfCollectiefFilter(CollectiefFilter):
    """For a list of pages: those that are tied to the region of the collectief, or to a part of it."""

    def filter(self, pages: QuerySet, collectief: CollectiefPage | None) -> QuerySet:
        return pages.filter(Region.carried(Collectieven().regions_of(collectief))) if collectief else pages
