"""How editors sign in: no sign-up, tries counted by account, and only people who may enter the admin."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.access import may_enter

from . import audit
from .models import Event
from .names import account_of, known_name, spelled_alike
from .second_factor import factor_of

WRONG_LOGIN = "De naam of het wachtwoord klopt niet. Controleer allebei en probeer het opnieuw."


class EditorAccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_LOGIN,
        "email_password_mismatch": WRONG_LOGIN,
        "too_many_login_attempts": (
            "Er is te vaak iets verkeerds ingevuld. Wacht tien minuten en probeer het dan opnieuw. "
            "Weet u uw wachtwoord niet meer? Vraag dan een nieuw wachtwoord aan."
        ),
        "rate_limited": "Er is te vaak een verkeerde code ingevuld. Wacht tien minuten en probeer het dan opnieuw.",
        "enter_current_password": "Dit is niet uw huidige wachtwoord.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the Beheerder."""
        return False

    def pre_login(self, request: HttpRequest, user: AbstractUser, **kwargs) -> HttpResponse | None:
        """A right password alone does not let anybody in: the account must have rights in the admin."""
        refused = super().pre_login(request, user, **kwargs)
        if refused is None and not may_enter(user):
            audit.record(Event.REFUSED, account=user.get_username(), actor="", detail="account zonder groep")
            return no_access(request)
        return refused

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/beheer/account/"

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Who has no second step yet has just typed the password, and sets the step up without typing it again."""
        if app == "allauth.mfa" and factor_of(context.request.user) is None:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials) -> str:
        """Count tries by account, whatever name, address or spelling was typed, and under whatever host name."""
        return account_key(login_in(credentials))

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            login = login_in(credentials)
            audit.record_block(account_key(login), account=known_name(login), detail="wachtwoord")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        name = known_name(login_in(credentials))
        detail = "wachtwoord klopt niet" if name else "onbekende naam"
        audit.record(Event.LOGIN_FAILED, account=name, actor="", detail=detail)


def login_in(credentials: dict) -> str:
    return credentials.get("username") or credentials.get("email") or ""


def account_key(login: str) -> str:
    """One key for all ways to write the name of an account; for an unknown name, the name itself."""
    user = account_of(login)
    return f"account:{user.pk}" if user else f"name:{spelled_alike(login)}"


def no_access(request: HttpRequest) -> HttpResponse:
    """For somebody who is known here and may not enter the admin."""
    return render(request, "account/no_access.html", status=403)


def write_email_in_small_letters(instance: AbstractUser, **kwargs) -> None:
    """Allauth looks addresses up in small letters: any other spelling could never sign in or be reset."""
    instance.email = (instance.email or "").lower()


def forget_former_addresses(instance: AbstractUser, **kwargs) -> None:
    """Allauth keeps every address that it ever mailed: a former one would still get links to a new password."""
    EmailAddress.objects.filter(user=instance).exclude(email=instance.email).delete()
