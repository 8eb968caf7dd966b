"""What editors put on top of the results of a question."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Q
from wagtail.contrib.search_promotions.models import SearchPromotion

from portal.core.querysets import visible_pages

from .query_text import normalise


@dataclass(frozen=True)
class Promotion:
    """One link. `host`: the other site that it leads to, empty for a page of the portal."""

    title: str
    url: str
    description: str = ""
    host: str = ""


def promoted(text: str) -> list[Promotion]:
    """What stands on top for this question, in the editors' order; pages only when they are visible now. One query."""
    words = normalise(text)
    if not words:
        return []
    found = (
        SearchPromotion.objects.filter(query__query_string=words)
        .filter(Q(page__isnull=True) | Q(page__in=visible_pages()))
        .select_related("page")
        .order_by("sort_order", "pk")
    )
    made = [as_promotion(record) for record in found]
    return [promotion for promotion in made if promotion.url]


def as_promotion(record: SearchPromotion) -> Promotion:
    if record.page:
        return Promotion(title=record.page.title, url=record.page.url or "", description=record.description)
    return Promotion(
        title=record.external_link_text or record.external_link_url,
        url=record.external_link_url,
        description=record.description,
        host=urlsplit(record.external_link_url).hostname or "",
    )
