"""What publishing adds to the admin. Everything is registered here."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import comparison  # noqa: F401  registers how terms are compared
from .job_report import RIGHT, JobReportView


@hooks.register("register_admin_urls")
def job_urls() -> list:
    return [path("taken/", JobReportView.as_view(), name="publishing_jobs")]


class JobReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(RIGHT)


@hooks.register("register_reports_menu_item")
def job_report_item() -> MenuItem:
    address = reverse("publishing_jobs")
    return JobReportItem("Taken op de achtergrond", address, name="taken", icon_name="rotate", order=1100)


@hooks.register("register_permissions")
def right_to_see_the_jobs():
    return Permission.objects.filter(content_type__app_label="core", codename="view_jobrun")
