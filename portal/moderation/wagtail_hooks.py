"""What moderating adds to the admin. Everything is registered here."""

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

from portal.core.models import ItemPage, Withdrawal

from .check_admin import CheckLinksView, stop
from .check_links import ANSWERED, SENT, STOPPED
from .dashboard import REPLACED, QueuePanel
from .no_reviewer import who_was_told
from .withdrawal_views import correct_button, in_words, may_correct, restore_button
from .withdrawing import CORRECTED, RESTORED, WITHDRAWN


def withdrawal_of(page: Page) -> Withdrawal | None:
    return None if page.live else Withdrawal.objects.filter(page_id=page.pk).first()


def may_restore(page: Page, user: AbstractUser) -> bool:
    """Asks of the rights first: those cost no query."""
    return not page.live and page.permissions_for_user(user).can_publish() and withdrawal_of(page) is not None


class RestoreMenuItem(ActionMenuItem):
    name = "action-restore"
    label = "Weer plaatsen"
    icon_name = "upload"

    def is_shown(self, context: dict) -> bool:
        return context["view"] == "edit" and may_restore(context["page"], context["request"].user)

    def get_url(self, context: dict) -> str:
        return reverse("moderation_restore", args=[context["page"].pk])


class CorrectMenuItem(ActionMenuItem):
    name = "action-correct-withdrawal"
    label = "Intrekking wijzigen"
    icon_name = "edit"

    def is_shown(self, context: dict) -> bool:
        if context["view"] != "edit":  # a new page is not there yet
            return False
        page, user = context["page"], context["request"].user
        return may_correct(page, user) and withdrawal_of(page) is not None

    def get_url(self, context: dict) -> str:
        return reverse("moderation_correct", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def restore_menu_item() -> ActionMenuItem:
    return RestoreMenuItem(order=25)


@hooks.register("register_page_action_menu_item")
def correct_menu_item() -> ActionMenuItem:
    return CorrectMenuItem(order=26)


@hooks.register("register_page_header_buttons")
def restore_header_button(page: Page, user: AbstractUser, view_name: str, next_url: str | None = None):
    if may_restore(page, user):
        address = reverse("moderation_restore", args=[page.pk])
        yield Button("Weer plaatsen", address, icon_name="upload", priority=60)


@hooks.register("before_edit_page")
def tell_that_it_is_withdrawn(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and (withdrawal := withdrawal_of(page)):
        buttons = [restore_button(page.pk)] if may_restore(page, request.user) else []
        buttons += [correct_button(page.pk)] if may_correct(page, request.user) else []
        messages.warning(request, in_words(withdrawal), buttons)


@hooks.register("register_admin_urls")
def check_urls() -> list:
    return [
        path("nakijklinks/<int:page_id>/", CheckLinksView.as_view(), name="moderation_check_links"),
        path("nakijklinks/<int:pk>/stop/", stop, name="moderation_check_stop"),
    ]


@hooks.register("register_page_header_buttons")
def check_header_button(page: Page, user: AbstractUser, view_name: str, next_url: str | None = None):
    if isinstance(page.specific_deferred, ItemPage) and page.permissions_for_user(user).can_edit():
        address = reverse("moderation_check_links", args=[page.pk])
        yield Button("Laten nakijken", address, icon_name="link", priority=62)


@hooks.register("before_edit_page")
def tell_what_others_said(request: HttpRequest, page: Page) -> None:
    """The answers to check links since the page was published last."""
    if request.method != "GET" or not isinstance(page, ItemPage):
        return
    links = page.check_links.filter(answers__isnull=False).distinct().prefetch_related("answers")
    if page.last_published_at:
        links = links.filter(answers__answered_at__gt=page.last_published_at)
    said = [f"{link.reader}: {link.answer.get_verdict_display()}" for link in links]
    if said:
        button = messages.button(reverse("moderation_check_links", args=[page.pk]), "Lees de antwoorden")
        messages.info(request, f"Antwoord op uw nakijklink: {'; '.join(said)}.", [button])


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_that_nobody_reviews(request: HttpRequest, page: Page) -> None:
    """Who submits should not wait for somebody who was never told."""
    if {"action-submit", "action-restart-workflow"} & request.POST.keys() and (
        told := who_was_told(page, request.user)
    ):
        messages.warning(request, told)


@hooks.register("construct_homepage_panels")
def queue_panel(request: HttpRequest, panels: list) -> None:
    panels[:] = [panel for panel in panels if panel.name not in REPLACED]
    if policy_registry.get_by_type(Page).user_has_permission(request.user, "change"):
        panels.append(QueuePanel())


@hooks.register("register_log_actions")
def check_log_actions(actions) -> None:
    @actions.register_action(SENT)
    class SentFormatter(LogFormatter):
        label = "Nakijklink gemaakt"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"Nakijklink gemaakt voor {log_entry.data['reader']}"

    @actions.register_action(STOPPED)
    class StoppedFormatter(LogFormatter):
        label = "Nakijklink stopgezet"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"Nakijklink stopgezet voor {log_entry.data['reader']}"

    @actions.register_action(ANSWERED)
    class AnsweredFormatter(LogFormatter):
        label = "Nagekeken"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"Nagekeken door {log_entry.data['reader']}: {log_entry.data['verdict']}"

        def format_comment(self, log_entry: PageLogEntry) -> str:
            return log_entry.data["remark"]


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    @actions.register_action(WITHDRAWN)
    class WithdrawnFormatter(LogFormatter):
        label = "Ingetrokken"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"{log_entry.data['kind']}. Reden: {log_entry.data['reason']}"

    @actions.register_action(CORRECTED)
    class CorrectedFormatter(LogFormatter):
        label = "Intrekking gewijzigd"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"Intrekking gewijzigd: {log_entry.data['kind']}. Reden: {log_entry.data['reason']}"

    actions.register_action(RESTORED, "Weer geplaatst", "Weer geplaatst zoals vóór het intrekken")


NO_ITEMS_BELOW = (
    "Onder ‘{page}’ staan gepubliceerde tips, acties, producten of bevindingen. Trek die eerst één voor één in: elk "
    "heeft een eigen reden. Of haal alleen deze pagina van de site, zonder de pagina’s eronder. Er is niets veranderd."
)


def live_items_below(page: Page) -> bool:
    return page.get_descendants().live().type(ItemPage).exists()


@hooks.register("before_unpublish_page")
def items_below_stay(request: HttpRequest, page: Page) -> HttpResponse | None:
    """‘Also the pages below’ would take items away without a reason for readers."""
    if not request.POST.get("include_descendants") or not live_items_below(page):
        return None
    messages.error(request, NO_ITEMS_BELOW.format(page=page.get_admin_display_title()))
    return redirect("wagtailadmin_pages:unpublish", page.pk)


@hooks.register("before_bulk_action")
def items_are_withdrawn_one_by_one(
    request: HttpRequest, action_type: str, objects: list, action_class_instance: object
) -> HttpResponse | None:
    """Each needs a reason of its own. Other pages go as Wagtail does it."""
    if action_type != "unpublish":
        return None
    if request.POST.get("include_descendants"):
        for page in objects:
            if live_items_below(page):
                messages.error(request, NO_ITEMS_BELOW.format(page=page.get_admin_display_title()))
                return redirect(action_class_instance.next_url)
    if not any(isinstance(page.specific_deferred, ItemPage) for page in objects):
        return None
    messages.error(request, "Trek tips, acties, producten en bevindingen één voor één in. Elk heeft een eigen reden.")
    return redirect(action_class_instance.next_url)
