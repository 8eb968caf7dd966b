"""What the chooser of pages offers: the form asks the same of what comes in (`portal.core.choosing`)."""

from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.core.choosing import choosable


def choosable_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Without drafts of somebody else's: Wagtail shows the whole tree in the chooser."""
    return pages.filter(pk__in=choosable(Page, request.user).order_by().values("pk"))
