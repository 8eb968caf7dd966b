"""Signing in, and what goes wrong around it."""

from allauth.account import views as allauth_views
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
        return super().dispatch(request, *args, **kwargs)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Only the admin takes forms, so only an editor can meet this: an old page, or no cookies."""
    return render(request, "account/csrf_failure.html", status=403)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Allauth asks for this when an address sends more forms than its limits bear."""
    audit.record_block(f"address:{audit.address_of(request)}", detail="te veel formulieren vanaf dit adres")
    return render(request, "account/too_many_requests.html", status=429)
