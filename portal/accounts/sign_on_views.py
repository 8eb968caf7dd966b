"""To the provider and back; and a way in for the operator where passwords are switched off."""

import logging

from allauth.account.internal.decorators import login_not_required
from allauth.account.utils import perform_login
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from requests import RequestException

from .sign_on import SignOnOAuth2Adapter, refuse

log = logging.getLogger(__name__)
LINK_SECONDS = 10 * 60
LINK_SALT = "portal.accounts.sign_in_link"


@never_cache
@require_POST
@login_not_required
def start(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A button leads here, never a link: so no other page can start it."""
    return through(OAuth2LoginView, request, provider_id)


@never_cache
@login_not_required
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    return through(OAuth2CallbackView, request, provider_id)


def through(view: type, request: HttpRequest, provider_id: str) -> HttpResponse:
    if settings.OIDC is None:
        raise Http404("Eenmalig inloggen staat uit.")
    try:
        return view.adapter_view(SignOnOAuth2Adapter(request, provider_id))(request)
    except (OAuth2Error, RequestException) as error:
        # Before it comes to people: the provider does not answer, or is another than it should be.
        log.warning("De provider van eenmalig inloggen: %s", error)
        refuse(request, "failed", detail=f"eenmalig inloggen mislukt: {type(error).__name__}")


def make_link_token(user) -> str:
    """Works for ten minutes, and once: signing in changes `last_login`."""
    return signing.dumps([user.pk, str(user.last_login)], salt=LINK_SALT)


@never_cache
@login_not_required
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The operator's way in (`manage.py sign_in_link`): in place of the password; the second step follows as always."""
    user = user_of_link(token)
    if user is None:
        return render(request, "account/sign_in_link.html", {"is_over": True}, status=404)
    if request.method != "POST":
        return render(request, "account/sign_in_link.html", {"name": user.get_username()})
    return perform_login(request, user, email_verification="none")


def user_of_link(token: str):
    try:
        pk, last_login = signing.loads(token, salt=LINK_SALT, max_age=LINK_SECONDS)
    except signing.BadSignature:
        return None
    user = get_user_model().objects.filter(pk=pk, is_active=True).first()
    return user if user and str(user.last_login) == last_login else None
