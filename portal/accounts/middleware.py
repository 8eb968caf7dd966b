"""Nobody is an editor in a session that has not taken the second step, or that lasted too long."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from portal.core.middleware import ADMIN_PREFIX

from . import sessions
from .second_factor import factor_of, has_passed

# Where somebody who has no factor yet sets one up.
SET_UP_PREFIX = f"{ADMIN_PREFIX}tweede-stap/"


class EditorSessionMiddleware:
    """Under `/beheer/`: to the second step first. Everywhere else such a session is that of a visitor.

    So documents, previews, the style guide and whatever else asks `request.user` need no check of their own.
    Asks nothing of the database on public pages, unless a view wants to know who the visitor is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = request.user
        if request.path.startswith(ADMIN_PREFIX):
            return self.refusal(request) or self.get_response(request)
        request.user = SimpleLazyObject(lambda: signed_in if may_go_on(request, signed_in) else AnonymousUser())
        return self.get_response(request)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Where to go instead of to what was asked for; None when the session may go on, or is nobody's."""
        user = request.user
        if not user.is_authenticated or request.path == reverse("account_logout"):
            return None
        if reason := sessions.why_over(request):
            return end(request, reason, f"U bent uitgelogd: {reason}. Log opnieuw in om verder te gaan.")
        factor = factor_of(user)
        if has_passed(request, user, factor):
            sessions.note_activity(request)
            return None
        if factor:
            # Opened before the factor was set up: it must sign in anew, with a code.
            reason = "de tweede stap is later opnieuw ingesteld"
            return end(request, reason, f"U bent uitgelogd: {reason}. Log opnieuw in om verder te gaan.")
        if request.path.startswith(SET_UP_PREFIX):
            return None
        return refuse(request, reverse("mfa_activate_totp"))


def may_go_on(request: HttpRequest, user) -> bool:
    return user.is_authenticated and not sessions.why_over(request) and has_passed(request, user, factor_of(user))


def end(request: HttpRequest, reason: str, message: str) -> HttpResponse:
    """The session is over, at the server too; the audit log hears why from the request."""
    request.session_ended_because = reason
    logout(request)
    messages.info(request, message)
    return refuse(request, reverse("account_login"))


def refuse(request: HttpRequest, address: str) -> HttpResponse:
    """A bare 403 for scripts of the admin, a page for people."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return HttpResponse("Log eerst opnieuw in.", status=403, content_type="text/plain")
    at_login = request.path == reverse("account_login")
    target = request.GET.get("next") if at_login else request.get_full_path()
    return redirect_to_login(target or reverse("wagtailadmin_home"), login_url=address)
