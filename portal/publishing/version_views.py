"""The editor's screen of the published versions of a page: what readers may still read, and hiding an old text."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from portal.core.models import ItemPage, PublishedChange
from portal.core.page_screens import PageScreenMixin

HIDDEN, SHOWN = "publishing.hide_version", "publishing.show_version"


def may_hide_versions(page: Page, user) -> bool:
    """Who publishes a page decides what of it may be read; asked of the kind first, which costs no query."""
    return isinstance(page.specific_deferred, ItemPage) and page.permissions_for_user(user).can_publish()


class VersionsView(PageScreenMixin, TemplateView):
    template_name = "publishing/versions.html"
    page_title = "Gepubliceerde versies"
    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_hide_versions(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        changes = self.page.published_changes.all()
        return {**super().get_context_data(**kwargs), "page": self.page, "changes": changes}

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        """`version`: its primary key. `hide`: 1 hides its text, everything else shows it again."""
        version = request.POST.get("version", "")
        pk = int(version) if version.isascii() and version.isdigit() else 0
        change = get_object_or_404(self.page.published_changes, pk=pk)
        set_hidden(change, self.page, hidden=request.POST.get("hide") == "1", user=request.user)
        told = "verborgen voor lezers" if change.is_hidden else "weer te lezen"
        messages.success(request, f"De tekst van versie {change.number} is {told}.")
        return redirect("publishing_versions", self.page.pk)


@transaction.atomic
def set_hidden(change: PublishedChange, page: ItemPage, *, hidden: bool, user) -> None:
    """Done again it changes nothing."""
    if change.is_hidden != hidden:
        change.is_hidden = hidden
        change.save(update_fields=["is_hidden"])
        log(instance=page, action=HIDDEN if hidden else SHOWN, user=user, data={"version": change.number})
