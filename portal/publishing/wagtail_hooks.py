"""What publishing adds to the admin. Everything is registered here."""

from django.contrib.auth.models import AbstractUser, Permission
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, PageLogEntry

from . import comparison  # noqa: F401  registers how terms are compared
from .dashboard import FailedPlansPanel, failed_plans_for
from .job_report import RIGHT, JobReportView
from .version_views import HIDDEN, SHOWN, VersionsView, may_hide_versions


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


@hooks.register("construct_homepage_panels")
def failed_plans_panel(request: HttpRequest, panels: list) -> None:
    if rows := failed_plans_for(request.user):
        panels.append(FailedPlansPanel(rows))


@hooks.register("register_admin_urls")
def version_urls() -> list:
    return [path("gepubliceerde-versies/<int:page_id>/", VersionsView.as_view(), name="publishing_versions")]


@hooks.register("register_page_header_buttons")
def versions_header_button(page: Page, user: AbstractUser, view_name: str, next_url: str | None = None):
    if page.first_published_at and may_hide_versions(page, user):
        address = reverse("publishing_versions", args=[page.pk])
        yield Button("Gepubliceerde versies", address, icon_name="history", priority=64)


@hooks.register("register_log_actions")
def version_log_actions(actions) -> None:
    @actions.register_action(HIDDEN)
    class HiddenFormatter(LogFormatter):
        label = "Oude tekst verborgen"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"De tekst van versie {log_entry.data['version']} verborgen voor lezers"

    @actions.register_action(SHOWN)
    class ShownFormatter(LogFormatter):
        label = "Oude tekst weer getoond"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"De tekst van versie {log_entry.data['version']} weer te lezen"
