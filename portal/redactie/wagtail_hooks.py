"""What the portal adds to the admin and leaves out of it. Everything is registered here."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import register_snippet

from collectieven.map import is_on_map
from portal.core.models import Region

from . import document_views, views
from .choosing import choosable_pages
from .dashboard import StartPanel
from .file_api import register_own_files
from .gap_report import GapReportView
from .numbers import NumbersPanel
from .viewsets import RecordGroup

# English pages on another host; the portal has its own help.
LEFT_OUT_OF_HELP = ("whats-new-in-wagtail", "editor-guide")

register_snippet(RecordGroup)


@hooks.register("register_admin_urls")
def our_urls() -> list:
    return [
        path("hulp/", views.HelpView.as_view(), name="redactie_help"),
        path("zo-publiceert-u/", views.HowToPublishView.as_view(), name="redactie_how_to_publish"),
        path("wat-ontbreekt/", GapReportView.as_view(), name="redactie_gaps"),
        path("wat-ontbreekt/resultaten/", GapReportView.as_view(results_only=True), name="redactie_gaps_results"),
    ]


hooks.register("register_admin_urls", document_views.urls, order=-10)


@hooks.register("register_help_menu_item")
def help_menu_item() -> MenuItem:
    return MenuItem("Handleiding", reverse("redactie_help"), name="handleiding", icon_name="help", order=100)


@hooks.register("register_help_menu_item")
def how_to_publish_menu_item() -> MenuItem:
    address = reverse("redactie_how_to_publish")
    return MenuItem("Zo publiceert u", address, name="zo-publiceert-u", icon_name="tasks", order=90)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def tell_of_a_code_that_is_not_on_the_map(request: HttpRequest, instance: object) -> None:
    """A warning and no refusal: a municipality of after 2024 has a right code that the map does not know yet."""
    if isinstance(instance, Region) and instance.cbs_code and not is_on_map(instance.cbs_code):
        messages.warning(
            request,
            f"De code {instance.cbs_code} staat niet op de kaart met de gemeenten van 2024. "
            f"{instance.name} is opgeslagen, maar komt niet op de kaart. Kijk of de code klopt.",
        )


@hooks.register("insert_global_admin_css")
def admin_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def only_our_own_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if not item.name.startswith(LEFT_OUT_OF_HELP)]


hooks.register("construct_page_chooser_queryset", choosable_pages)
hooks.register("construct_admin_api", register_own_files, order=10)  # after Wagtail's, whose place they take


@hooks.register("construct_homepage_panels")
def start_panel(request: HttpRequest, panels: list) -> None:
    panels.append(StartPanel())
    if may_change_pages(request):
        panels.append(NumbersPanel())


class GapReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_change_pages(request)


@hooks.register("register_reports_menu_item")
def gap_report_item() -> MenuItem:
    return GapReportItem(
        "Wat nog ontbreekt", reverse("redactie_gaps"), name="wat-ontbreekt", icon_name="warning", order=120
    )


def may_change_pages(request: HttpRequest) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(request.user, "change")
