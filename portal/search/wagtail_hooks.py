"""What the search adds to the admin."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import promotion_views
from .reports import QueryReportView
from .viewsets import SynonymViewSet

register_snippet(SynonymViewSet)


@hooks.register("register_admin_urls", order=-10)
def promotion_urls() -> list:
    """Before Wagtail's own, at the same addresses: those that are named by `wagtailsearchpromotions:` lead here."""
    return [
        path("searchpicks/", promotion_views.PromotionIndexView.as_view()),
        path("searchpicks/results/", promotion_views.PromotionIndexView.as_view(results_only=True)),
        path("searchpicks/add/", promotion_views.PromotionCreateView.as_view()),
        path("searchpicks/<int:query_id>/", promotion_views.PromotionEditView.as_view()),
        path("searchpicks/<int:query_id>/delete/", promotion_views.PromotionDeleteView.as_view()),
    ]


@hooks.register("construct_reports_menu")
def without_wagtails_search_terms(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """That report reads counts which the portal does not keep."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [
        path("zoekvragen/", QueryReportView.as_view(), name="search_queries"),
        path("zoekvragen/resultaten/", QueryReportView.as_view(results_only=True), name="search_queries_results"),
    ]


class QueryReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.view_querytotal")


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    return QueryReportItem("Zoekvragen", reverse("search_queries"), name="zoekvragen", icon_name="search", order=100)


@hooks.register("register_permissions")
def right_to_see_the_report():
    return Permission.objects.filter(content_type__app_label="search", codename="view_querytotal")
