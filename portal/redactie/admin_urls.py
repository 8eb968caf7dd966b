"""The sentences of the admin's scripts, in the portal's own form of address: before Wagtail's own address for them."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

catalog = JavaScriptCatalog.as_view(packages=["wagtail.admin", "portal.redactie"])  # the last one wins


def script_sentences(request: HttpRequest) -> HttpResponse:
    """In the language of who is signed in, as Wagtail does."""
    return get_localized_response(catalog, request)


urlpatterns = [path("jsi18n/", script_sentences)]
