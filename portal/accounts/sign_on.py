"""Single sign-on by OpenID Connect: what of a provider's answer is believed, and which account and groups it gives.

Allauth speaks the protocol (code flow, state, PKCE). It checks neither a nonce nor the signature of an id token that
came over TLS, so both are checked here (OpenID Connect Core 1.0, 3.1.3.7).
"""

import logging
import secrets

import jwt
from allauth.account.utils import user_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from . import audit
from .models import Event

PROVIDER_ID = "organisatie"
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
CLOCK_SECONDS = 60  # that two servers may differ
# Addresses of the provider that we ask or send people to.
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
log = logging.getLogger(__name__)


class SignOnOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict:
        """What the provider says of itself; raises OAuth2Error when that is not the provider of the settings."""
        config = super().openid_config
        if config.get("issuer") != settings.OIDC.issuer:
            raise OAuth2Error("issuer of the configuration")
        for name in ENDPOINTS:
            address = str(config.get(name, ""))
            if settings.OIDC.only_https and not address.startswith("https://"):
                raise OAuth2Error(f"{name} is not https")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs) -> SocialLogin:
        """The token's claims with what userinfo adds; userinfo must be about the same person (Core, 5.3.2)."""
        id_token = self.checked(kwargs["response"].get("id_token") or "")
        userinfo = self._fetch_user_info(token.token)
        if userinfo.get("sub") != id_token["sub"]:
            raise OAuth2Error("sub of userinfo")
        login = self.get_provider().sociallogin_from_response(request, {"userinfo": {**userinfo, **id_token}})
        login.claims = {**userinfo, **id_token}
        return login

    def checked(self, id_token: str) -> dict:
        """The claims of a token with a good signature, of our issuer, for us, and of this minute."""
        try:
            header = jwt.get_unverified_header(id_token)
            with get_adapter().get_requests_session() as session:
                response = session.get(self.openid_config["jwks_uri"])
                response.raise_for_status()
            keys = [key for key in jwt.PyJWKSet.from_dict(response.json()).keys if key.key_id == header.get("kid")]
            if len(keys) != 1 or header["alg"] not in SIGNATURES:
                raise OAuth2Error("no key for this token")
            return jwt.decode(
                id_token,
                key=keys[0],
                algorithms=[header["alg"]],
                audience=settings.OIDC.client_id,
                issuer=settings.OIDC.issuer,
                leeway=CLOCK_SECONDS,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except (jwt.PyJWTError, ValueError) as error:
            raise OAuth2Error(f"id token: {error}") from error


class SignOnProvider(OpenIDConnectProvider):
    oauth2_adapter_class = SignOnOAuth2Adapter

    def redirect(self, request: HttpRequest, process: str, next_url=None, data=None, **kwargs) -> HttpResponse:
        """To the provider, with a nonce that only this session knows; the visitor adds no parameters of the own."""
        nonce = secrets.token_urlsafe(32)
        kwargs.update(auth_params={"nonce": nonce}, scope=self.get_scope(), nonce=nonce)
        return super().redirect(request, process, next_url, data, **kwargs)


class SignOnAdapter(DefaultSocialAccountAdapter):
    def list_apps(self, request: HttpRequest, provider=None, client_id=None) -> list[SocialApp]:
        """The one provider of the settings; the database has none."""
        oidc = settings.OIDC
        if oidc is None:
            return []
        app = SocialApp(provider="openid_connect", provider_id=PROVIDER_ID, name=oidc.name)
        app.client_id, app.secret = oidc.client_id, oidc.secret
        app.settings = {"server_url": oidc.issuer, "oauth_pkce_enabled": True}
        return [app]

    def get_provider(self, request: HttpRequest, provider, client_id=None) -> SignOnProvider:
        return SignOnProvider(request, app=self.get_app(request, provider=provider))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        log.warning("Inloggen bij de organisatie mislukte: %s", exception or error)
        refuse(request, "failed", detail=f"eenmalig inloggen mislukt: {exception or error}")

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Nothing has been kept yet: who may not come in, leaves no account behind."""
        claims, known = sociallogin.claims, sociallogin.is_existing
        if claims.get("nonce") != sociallogin.state.get("nonce"):
            refuse(request, "failed", detail="eenmalig inloggen mislukt: nonce")
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            refuse(request, "failed", detail="eenmalig inloggen mislukt: ander doel")
        groups = groups_of(claims)
        name = sociallogin.user.get_username()
        if known:
            follow(sociallogin.user, groups)
        if not groups:
            refuse(request, "no_group", account=name if known else "", detail=f"geen groep voor {claims['sub']}")
        if not known:
            self.prepare(request, sociallogin, claims)
        request.second_factor_elsewhere = has_second_factor(claims)

    def prepare(self, request: HttpRequest, sociallogin: SocialLogin, claims: dict) -> None:
        """A new account takes its address only when the provider has verified it, and when it is nobody's yet."""
        sociallogin.email_addresses = []
        email = (claims.get("email") or "").lower() if claims.get("email_verified") is True else ""
        if email and get_user_model().objects.filter(email__iexact=email).exists():
            refuse(request, "taken", detail=f"adres is van een ander account; sub {claims['sub']}")
        user_email(sociallogin.user, email)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form=None) -> AbstractUser:
        sociallogin.account.extra_data = {}  # who it is, is enough
        user = super().save_user(request, sociallogin, form)
        follow(user, groups_of(sociallogin.claims))
        return user


def groups_of(claims: dict) -> list[Group]:
    """The groups that the claim gives by the mapping of the settings."""
    said, mapping = claims.get(settings.OIDC.claim), settings.OIDC.groups
    values = said if isinstance(said, list) else [said]
    names = {mapping[value] for value in values if isinstance(value, str) and value in mapping}
    found = list(Group.objects.filter(name__in=names))
    for name in names - {group.name for group in found}:
        log.error("OIDC_GROUPS noemt de groep ‘%s’, en die is er niet.", name)
    return found


def follow(user: AbstractUser, groups: list[Group]) -> None:
    """Groups that stand in the mapping follow the provider; others are as the Beheerder gave them."""
    managed = Group.objects.filter(name__in=settings.OIDC.groups.values())
    gone = [group for group in user.groups.filter(pk__in=managed) if group not in groups]
    if gone:
        user.groups.remove(*gone)
    user.groups.add(*groups)


def has_second_factor(claims: dict) -> bool:
    """Whether the provider took care of a second step, as far as the settings believe it (`amr`: RFC 8176)."""
    if settings.OIDC.second_factor == "claim":
        amr = claims.get("amr")
        return (isinstance(amr, list) and "mfa" in amr) or claims.get("acr") in settings.OIDC.acr
    return settings.OIDC.second_factor == "provider"


def refuse(request: HttpRequest, reason: str, *, detail: str, account: str = "") -> None:
    """Raises the page that says what is the matter and what to do."""
    audit.record(Event.REFUSED, account=account, actor="", detail=detail)
    raise ImmediateHttpResponse(render(request, "account/sign_on_refused.html", {"reason": reason}, status=403))
