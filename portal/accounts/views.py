"""Signing in, and what goes wrong around it."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as allauth_views
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.access import may_enter

from . import audit
from .adapter import no_access


class LoginView(allauth_views.LoginView):
    """Allauth's view, but not a circle for somebody who is signed in and may not enter the admin."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated and not may_enter(request.user):
            return no_access(request)
        if request.method == "POST" and not settings.LOCAL_PASSWORDS:
            return passwords_off(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        button = f"Inloggen via {settings.OIDC.name}" if settings.OIDC else ""
        return super().get_context_data(sign_on=button, local_passwords=settings.LOCAL_PASSWORDS, **kwargs)


def passwords_off(request: HttpRequest) -> HttpResponse:
    return render(request, "account/passwords_off.html", status=403)


def with_passwords(view: Callable) -> Callable:
    """The view, unless passwords of our own are switched off."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if settings.LOCAL_PASSWORDS else passwords_off(request)

    return guarded


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Only the admin takes forms, so only an editor can meet this: an old page, or no cookies."""
    return render(request, "account/csrf_failure.html", status=403)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Allauth asks for this when an address sends more forms than its limits bear."""
    audit.record_block(f"address:{audit.address_of(request)}", detail="te veel formulieren vanaf dit adres")
    return render(request, "account/too_many_requests.html", status=429)
