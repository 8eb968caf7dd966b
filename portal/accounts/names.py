"""Which account somebody means by what was typed as a name or an address."""

import unicodedata

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db.models import Q


def account_of(login: str) -> AbstractUser | None:
    """Whose name or address this is, in any spelling."""
    name = spelled_alike(login)
    accounts = get_user_model().objects.filter(Q(username__iexact=name) | Q(email__iexact=name))
    return accounts.order_by("pk").first()


def known_name(login: str) -> str:
    """The name of the account that was meant; nothing for text that is no account's, which may be a password."""
    user = account_of(login)
    return user.get_username() if user else ""


def spelled_alike(login: str) -> str:
    return unicodedata.normalize("NFKC", login).strip().casefold()
