"""Nobody is an editor in a session that has not taken the second step."""

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from portal.core.middleware import ADMIN_PREFIX

from .second_factor import factor_of, has_passed

# Where somebody who has no factor yet sets one up.
SET_UP_PREFIX = f"{ADMIN_PREFIX}tweede-stap/"


class SecondFactorMiddleware:
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
        request.user = SimpleLazyObject(lambda: signed_in if not stands_before(request, signed_in) else AnonymousUser())
        return self.get_response(request)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Where to go instead of to what was asked for; None when the session has passed, or is nobody's."""
        user = request.user
        if not user.is_authenticated or request.path == reverse("account_logout"):
            return None
        factor = factor_of(user)
        if has_passed(request, user, factor):
            return None
        if factor:
            # Opened before the factor was set up: it must sign in anew, with a code.
            logout(request)
            return refuse(request, reverse("account_login"))
        if request.path.startswith(SET_UP_PREFIX):
            return None
        return refuse(request, reverse("mfa_activate_totp"))


def stands_before(request: HttpRequest, user) -> bool:
    """Signed in by password alone."""
    return user.is_authenticated and not has_passed(request, user, factor_of(user))


def refuse(request: HttpRequest, address: str) -> HttpResponse:
    """A bare 403 for scripts of the admin, a page for people."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return HttpResponse("Neem eerst de tweede stap van het inloggen.", status=403, content_type="text/plain")
    at_login = request.path == reverse("account_login")
    target = request.GET.get("next", "") if at_login else request.get_full_path()
    return redirect_to_login(target, login_url=address) if target else redirect_to_login("/beheer/", login_url=address)
