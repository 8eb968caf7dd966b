"""Why somebody may not delete or move a thing, said in words: Wagtail only says that a screen is closed."""

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import ResolverMatch
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.access import may_enter
from portal.core.models import PortalDocument, PortalImage
from portal.core.page_permissions import PortalPagePermissionTester

from .bulk import NOT_YOURS, reaches_beyond_rights

EDITORS_ONLY = (
    "Alleen een eindredacteur kan {what}. Vraag een eindredacteur om het te doen, en zeg erbij waarom het nodig is."
)
FIXED = "Deze pagina hoort vast bij het portaal. Verwijderen en verplaatsen kan niet; aanpassen wel."
WITHDRAW = (
    "Deze pagina is gepubliceerd geweest. Haar adres blijft bestaan, dus verwijderen kan niet. "
    "Staat zij nog op de site? Kies dan ‘Publicatie intrekken’, en zeg erbij waarom."
)
HAS_CHILDREN = "Onder deze pagina staan nog andere pagina’s. Verwijder of verplaats die eerst."
PAGE_VIEWS = {
    "wagtailadmin_pages:delete": "pagina’s verwijderen",
    "wagtailadmin_pages:move": "pagina’s verplaatsen",
    "wagtailadmin_pages:move_confirm": "pagina’s verplaatsen",
}
FILE_VIEWS = {
    "wagtaildocs:delete": (PortalDocument, "document_id", "bestanden verwijderen"),
    "wagtailimages:delete": (PortalImage, "image_id", "afbeeldingen verwijderen"),
}
BULK = {"delete": "verwijderen", "move": "verplaatsen"}


class DeletionMiddleware:
    """Before a screen for deleting or moving: say what is the matter, and go back to where the user came from.

    The rights themselves are guarded by the permission testers and policies; without this class the user would
    read a sentence that does not say what to do.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        match = request.resolver_match
        if match.view_name not in WATCHED and not match.view_name.startswith("wagtailsnippets_"):
            return None
        if not may_enter(request.user):
            return None  # Wagtail asks for the login
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A script reads no message. Wagtail refuses the rest itself, but would name what was chosen here.
            return HttpResponseForbidden(NOT_YOURS) if chose_beyond_rights(request, match) else None
        message = refusal(request, match)
        if message is None:
            return None
        messages.error(request, message)
        return redirect(*back_to(match))


WATCHED = {*PAGE_VIEWS, *FILE_VIEWS, "wagtail_bulk_action"}


def chose_beyond_rights(request: HttpRequest, match: ResolverMatch) -> bool:
    kwargs = match.kwargs
    return match.view_name == "wagtail_bulk_action" and reaches_beyond_rights(
        request, kwargs["app_label"], kwargs["model_name"]
    )


def refusal(request: HttpRequest, match: ResolverMatch) -> str | None:
    """What to tell this user instead of showing the screen; None when the screen may be shown."""
    user = request.user
    name, kwargs = match.view_name, match.kwargs
    if name in PAGE_VIEWS:
        page = Page.objects.filter(pk=kwargs.get("page_id") or kwargs.get("page_to_move_id")).first()
        return page_refusal(user, page.specific, PAGE_VIEWS[name]) if page else None
    if name in FILE_VIEWS:
        model, key, what = FILE_VIEWS[name]
        file = model.objects.filter(pk=kwargs[key]).first()
        policy = policy_registry.get_by_type(model)
        allowed = file is None or policy.user_has_permission_for_instance(user, "delete", file)
        return None if allowed else EDITORS_ONLY.format(what=what)
    if name == "wagtail_bulk_action":
        if chose_beyond_rights(request, match):
            return NOT_YOURS
        # Accounts are the Beheerder's, who publishes nothing; Wagtail asks for the right to delete them.
        what = None if kwargs["app_label"] == "auth" else BULK.get(kwargs["action"])
        return None if what is None or may_delete(user) else EDITORS_ONLY.format(what=what)
    if match.url_name == "delete" and not may_delete(user):
        return EDITORS_ONLY.format(what="verwijderen")
    return None


def page_refusal(user: AbstractUser, page: Page, what: str) -> str | None:
    tester = page.permissions_for_user(user)
    moves = "verplaatsen" in what
    if tester.can_move() if moves else tester.can_delete():
        return None
    if not may_delete(user):
        return EDITORS_ONLY.format(what=what)
    if not moves and isinstance(tester, PortalPagePermissionTester) and tester.was_published():
        return WITHDRAW
    return FIXED if getattr(page, "is_fixed", True) else HAS_CHILDREN


def may_delete(user: AbstractUser) -> bool:
    """Deleting is for those who publish."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def back_to(match: ResolverMatch) -> list:
    """The list or the editor that has the thing in it, as arguments for `redirect`."""
    name, kwargs = match.view_name, match.kwargs
    if name in PAGE_VIEWS:
        return ["wagtailadmin_pages:edit", kwargs.get("page_id") or kwargs.get("page_to_move_id")]
    if name in FILE_VIEWS:
        return [f"{match.namespace}:index"]
    if name == "wagtail_bulk_action":
        return ["wagtailadmin_home"]
    return [f"{match.namespace}:list"]
