"""What the search adds to the admin."""

from django.http import HttpRequest
from django.urls import path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from . import promotion_views
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
