"""Screens of Wagtail that take any page as the place to look in, or the newest page of all: here only what one may see.

Wagtail narrows what such a screen lists, but names the page itself, with its title and where it stands in a review.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page

from portal.core.choosing import choosable

View = Callable[..., HttpResponse]


def within_sight(view: View) -> View:
    """The view, for a page that everybody can read or that the own rights show; raises PermissionDenied for another."""

    @wraps(view)
    def guarded(request: HttpRequest, parent_page_id: int) -> HttpResponse:
        refuse_others(get_object_or_404(Page, pk=parent_page_id), request)
        return view(request, parent_page_id=parent_page_id)

    return guarded


def refuse_others(page: Page, request: HttpRequest) -> None:
    if not page.is_root() and not choosable(Page, request.user).filter(pk=page.pk).exists():
        raise PermissionDenied("This page is of others.")


class OwnBrowseView(BrowseView):
    """The chooser opens at a page that was asked, or at one above all pages of a kind."""

    def get_object_list(self):
        refuse_others(self.parent_page, self.request)
        return super().get_object_list()


class OwnChosenMultipleView(ChosenMultipleView):
    def get(self, request: HttpRequest) -> HttpResponse:
        for page in Page.objects.filter(pk__in=[pk for pk in request.GET.getlist("id") if pk.isdecimal()]):
            refuse_others(page, request)
        return super().get(request)


class OwnPageTypesUsageView(PageTypesUsageReportView):
    """‘Paginatypegebruik’: the newest page of a kind is only named to who may see it."""

    def decorate_paginated_queryset(self, page_types):
        decorated = super().decorate_paginated_queryset(page_types)
        newest = [kind.last_edited_page.pk for kind in decorated if kind.last_edited_page]
        seen = set(choosable(Page, self.request.user).filter(pk__in=newest).values_list("pk", flat=True))
        for kind in decorated:
            if kind.last_edited_page and kind.last_edited_page.pk not in seen:
                kind.last_edited_page = None
        return decorated
