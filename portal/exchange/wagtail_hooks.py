"""What importing and exporting add to the admin."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .page_lists import PortalPageViewSet
from .places import may_import
from .urls import urlpatterns


class ImportMenuItem(MenuItem):
    """For who may add pages somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_urls")
def import_urls() -> list:
    return urlpatterns


@hooks.register("register_admin_viewset")
def page_lists() -> PortalPageViewSet:
    """After Wagtail's own, whose place it takes."""
    return PortalPageViewSet()


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem("Importeren", reverse("exchange_import"), name="importeren", icon_name="resubmit", order=320)
