"""‘Choose where the new page comes’, for pages that the user may see: Wagtail refuses others by their titles."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page

from portal.core.choosing import choosable, whole


def choose_parent(request: HttpRequest, app_label: str, model_name: str) -> HttpResponse:
    chosen = whole(request.POST.get("parent_page"))
    if chosen and not choosable(Page, request.user).filter(pk=chosen).exists():
        raise PermissionDenied
    of_wagtail = page_viewset_registry.as_view(
        "choose_parent", app_label_kwarg="app_label", model_name_kwarg="model_name"
    )
    return of_wagtail(request, app_label=app_label, model_name=model_name)
