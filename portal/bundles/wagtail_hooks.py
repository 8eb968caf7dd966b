"""What bundles add to the admin. Everything is registered here."""

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, PageLogEntry

from .history import IN_WORDS
from .models import Bundle, BundlePage
from .selectors import bundles_of, has_bundles, is_bundled
from .urls import urlpatterns


@hooks.register("register_admin_urls")
def bundle_urls() -> list:
    return urlpatterns


class BundlesMenuItem(MenuItem):
    """For people of a team and for the national editors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_bundles(request.user)


@hooks.register("register_admin_menu_item")
def bundles_menu_item() -> MenuItem:
    address = reverse("bundles_index")
    return BundlesMenuItem("Bundels", address, name="bundels", icon_name="folder-open-inverse", order=310)


def put_in_button(page: Page, user: AbstractUser, priority: int):
    """Also where the page is in a bundle already: the address then leads there."""
    if is_bundled(page) and page.permissions_for_user(user).can_edit() and has_bundles(user):
        address = reverse("bundles_put_in", args=[page.pk])
        yield Button("Zet in een bundel", address, icon_name="folder-open-inverse", priority=priority)


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: AbstractUser, view_name: str, next_url: str | None = None):
    yield from put_in_button(page, user, 64)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: AbstractUser, next_url: str | None = None):
    yield from put_in_button(page, user, 64)


# What an editor of a page reads above the form, by the state of the bundle that it is in.
TOLD = {
    Bundle.State.SUBMITTED: "Deze pagina staat in de bundel ‘{}’, die nu wordt nagekeken. "
    "Zij gaat met de bundel de site op.",
    Bundle.State.APPROVED: "Deze pagina staat in de goedgekeurde bundel ‘{}’. "
    "Slaat u iets op? Dan moet iemand de bundel opnieuw goedkeuren.",
}


@hooks.register("before_edit_page")
def tell_of_the_bundle(request: HttpRequest, page: Page) -> None:
    if request.method != "GET":
        return
    entry = BundlePage.objects.filter(page_id=page.pk, is_open=True).select_related("bundle").first()
    if entry is None:
        return
    told = TOLD.get(entry.bundle.state, "Deze pagina staat in de bundel ‘{}’. Dien haar in met de bundel.")
    # A national bundle may hold a page of a team; its people read that it does, and no more.
    seen = bundles_of(request.user).filter(pk=entry.bundle_id).exists()
    buttons = [messages.button(entry.bundle.get_absolute_url(), "Bekijk de bundel")] if seen else []
    messages.info(request, told.format(entry.bundle), buttons)


class BundleFormatter(LogFormatter):
    """Names the bundle in the history of a page, with the remark on that page."""

    def format_message(self, log_entry: PageLogEntry) -> str:
        return IN_WORDS[log_entry.action].format(title=log_entry.data["title"])

    def format_comment(self, log_entry: PageLogEntry) -> str:
        return log_entry.data.get("comment", "")


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for name, words in IN_WORDS.items():
        label = words.replace(" ‘{title}’", "")
        actions.register_action(name)(type("BundleFormatter", (BundleFormatter,), {"label": label}))
