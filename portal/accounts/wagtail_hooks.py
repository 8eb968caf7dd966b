"""What signing in and accounts add to the admin."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import audit
from .audit_report import AuditReportView
from .models import Event


@hooks.register("register_account_menu_item")
def change_password_item(request: HttpRequest) -> dict | None:
    """For who has a password here; people of single sign-on have theirs elsewhere."""
    if not settings.LOCAL_PASSWORDS or not request.user.has_usable_password():
        return None
    return {
        "url": reverse("account_change_password"),
        "label": "Wachtwoord wijzigen",
        "help_text": "U hebt uw huidige wachtwoord nodig.",
    }


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict:
    return {
        "url": reverse("mfa_index"),
        "label": "Tweede stap",
        "help_text": "Een andere telefoon koppelen, of nieuwe herstelcodes maken.",
    }


@hooks.register("after_bulk_action")
def record_switching_on_and_off(
    request: HttpRequest, action_type: str, objects: list, action_class_instance: object
) -> None:
    """Wagtail switches many accounts at once by a statement of which no signal tells."""
    if action_type != "set_active_state":
        return
    state = "aan" if action_class_instance.cleaned_form.cleaned_data["mark_as_active"] else "uit"
    for user in objects:
        if isinstance(user, AbstractUser):
            audit.record(Event.ACCOUNT_CHANGED, account=user.get_username(), detail=f"actief ({state})")


@hooks.register("register_admin_urls")
def audit_urls() -> list:
    return [
        path("logboek/", AuditReportView.as_view(), name="audit_log"),
        path("logboek/resultaten/", AuditReportView.as_view(results_only=True), name="audit_log_results"),
    ]


class AuditItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.view_auditentry")


@hooks.register("register_reports_menu_item")
def audit_item() -> MenuItem:
    return AuditItem("Logboek van accounts", reverse("audit_log"), name="logboek", icon_name="history", order=900)


@hooks.register("register_permissions")
def right_to_see_the_audit_log() -> QuerySet:
    return Permission.objects.filter(content_type__app_label="accounts", codename="view_auditentry")
