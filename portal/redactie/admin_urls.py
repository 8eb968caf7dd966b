"""Addresses of the admin that come before Wagtail's own, with what Wagtail puts around its views."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.auth import require_admin_access
from wagtail.admin.localization import get_localized_response
from wagtail.admin.viewsets.pages import page_viewset_registry

from .page_guards import OwnBrowseView, OwnChosenMultipleView, OwnPageTypesUsageView, within_sight

catalog = JavaScriptCatalog.as_view(packages=["wagtail.admin", "portal.redactie"])  # the last one wins
explore = {
    name: page_viewset_registry.as_view(name, parent_page_id_kwarg="parent_page_id")
    for name in ("index", "index_results")
}


def script_sentences(request: HttpRequest) -> HttpResponse:
    """The sentences of the admin’s scripts, in the portal’s form of address, in the language of who is signed in."""
    return get_localized_response(catalog, request)


def admin_view(view):
    return never_cache(require_admin_access(view))


urlpatterns = [
    path("jsi18n/", script_sentences),
    path("pages/<int:parent_page_id>/", admin_view(within_sight(explore["index"]))),
    path("pages/<int:parent_page_id>/results/", admin_view(within_sight(explore["index_results"]))),
    path("choose-page/", admin_view(OwnBrowseView.as_view())),
    path("choose-page/<int:parent_page_id>/", admin_view(OwnBrowseView.as_view())),
    path("choose-page/chosen-multiple/", admin_view(OwnChosenMultipleView.as_view())),
    path("reports/page-types-usage/", admin_view(OwnPageTypesUsageView.as_view())),
    path("reports/page-types-usage/results/", admin_view(OwnPageTypesUsageView.as_view(results_only=True))),
]
