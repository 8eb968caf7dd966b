"""What the teams add to the admin. Everything is registered here."""

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .rights_view import RIGHT, RightsReportView
from .viewsets import viewset


@hooks.register("register_admin_viewset")
def team_viewset():
    return viewset


@hooks.register("register_admin_urls")
def rights_urls() -> list:
    return [path("wie-mag-wat/", RightsReportView.as_view(), name="teams_rights")]


class RightsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def rights_item() -> MenuItem:
    return RightsItem("Wie mag wat", reverse("teams_rights"), name="wie-mag-wat", icon_name="key", order=1200)
