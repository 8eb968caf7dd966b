"""What judging adds to the admin. Everything is registered here."""

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from .judging import STILL_TRUE, UNDONE, may_judge
from .reports import JudgingReportView
from .views import JudgeView, UndoView


@hooks.register("register_admin_urls")
def judging_urls() -> list:
    return [
        path("beoordelen/", JudgingReportView.as_view(), name="judging_report"),
        path("beoordelen/resultaten/", JudgingReportView.as_view(results_only=True), name="judging_report_results"),
        path("beoordelen/<int:page_id>/", JudgeView.as_view(), name="judging_judge"),
        path("beoordelen/<int:page_id>/ongedaan/", UndoView.as_view(), name="judging_undo"),
    ]


class JudgingReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(Page).user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    address = reverse("judging_report")
    return JudgingReportItem("Te beoordelen", address, name="te-beoordelen", icon_name="history", order=100)


@hooks.register("register_page_header_buttons")
def judge_header_button(page: Page, user: AbstractUser, view_name: str, next_url: str | None = None):
    if page.live and may_judge(page.specific_deferred, user):
        yield Button("Klopt dit nog?", reverse("judging_judge", args=[page.pk]), icon_name="history", priority=61)


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    @actions.register_action(STILL_TRUE)
    class StillTrueFormatter(LogFormatter):
        label = "Opnieuw bekeken"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return log_entry.data["note"]

    actions.register_action(UNDONE, "Beoordeling ongedaan gemaakt", "De laatste beoordeling is ongedaan gemaakt")
