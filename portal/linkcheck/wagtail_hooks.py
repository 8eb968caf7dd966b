"""What the link check adds to the admin."""

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from . import copy_views, views
from .copies import without_withheld
from .dashboard import DeadLinksPanel
from .reports import LinkReportView


def may_change_pages(request: HttpRequest) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(request.user, "change")


@hooks.register("register_admin_urls")
def link_urls() -> list:
    return [
        path("links/", LinkReportView.as_view(), name="linkcheck_report"),
        path("links/resultaten/", LinkReportView.as_view(results_only=True), name="linkcheck_report_results"),
        path("links/<int:pk>/vals-alarm/", views.FalseAlarmView.as_view(), name="linkcheck_false_alarm"),
        path("links/<int:pk>/ongedaan/", views.UndoView.as_view(), name="linkcheck_undo"),
        path("links/<int:pk>/kopie/", copy_views.fetch, name="linkcheck_fetch_copy"),
        path("links/kopie/<int:pk>/", copy_views.CopyView.as_view(), name="linkcheck_copy"),
        path("links/<int:pk>/gezien/", views.change_seen, name="linkcheck_change_seen"),
    ]


class LinkReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_change_pages(request)


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    return LinkReportItem("Links", reverse("linkcheck_report"), name="links", icon_name="link-external", order=110)


hooks.register("construct_document_chooser_queryset", without_withheld)


@hooks.register("construct_homepage_panels")
def dead_links_panel(request: HttpRequest, panels: list) -> None:
    if may_change_pages(request):
        panels.append(DeadLinksPanel())
