"""All values of every facet, also those without a result: one query for all vocabularies together."""

from django.db.models import CharField, IntegerField, Value

from collectieven.models import ActionPage, CollectiefPage
from portal.core.entries import KIND_PLURALS
from portal.core.models import Audience, Partner, Region
from products.models import ProductType
from themes.models import Theme

TYPES = {"actie": ActionPage.Type.choices, "product": ProductType.choices}


def facet_values(facets: list[str], kinds: list[str] | None) -> dict[str, dict[str, str]]:
    """Slug to label for each facet, in the order in which a visitor reads them; types of these kinds only."""
    values: dict[str, dict[str, str]] = {facet: {} for facet in facets}
    if "soort" in values:
        values["soort"] = dict(KIND_PLURALS)
    if "type" in values:
        values["type"] = {
            slug: label for kind, types in TYPES.items() if kinds is None or kind in kinds for slug, label in types
        }
    sources = {
        "thema": Theme.objects.order_by().values_list(*columns("thema", "name", "number")),
        "regio": Region.objects.order_by().values_list(*columns("regio", "name")),
        "doelgroep": Audience.objects.order_by().values_list(*columns("doelgroep", "name")),
        "partner": Partner.objects.order_by().values_list(*columns("partner", "name")),
        "collectief": CollectiefPage.objects.visible().order_by().values_list(*columns("collectief", "title")),
    }
    asked = [source for facet, source in sources.items() if facet in values]
    if asked:
        found = asked[0].union(*asked[1:], all=True)
        for facet, _order, label, slug in sorted(found, key=lambda row: (row[1], row[2].casefold())):
            values[facet][slug] = label
    return values


def columns(facet: str, label: str, order: str = ""):
    """Facet, order, label and slug, as columns that a union can stack."""
    number = order or Value(0, output_field=IntegerField())
    return (Value(facet, output_field=CharField()), number, label, "slug")
