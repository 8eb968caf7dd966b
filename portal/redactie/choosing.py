"""What an editor may link to: what everybody can read, and what the own rights show."""

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet


def choosable_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Without drafts of somebody else's: Wagtail shows the whole tree in the chooser."""
    own = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=own.values("pk")) | pages.live()
