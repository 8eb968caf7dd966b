"""The second step: everybody in the admin has an app with codes, and every session has shown one.

What counts is the session, not the account: somebody who only knows the password gets no further in a session that
was opened before the app was set up.
"""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest

# What a session says of a sign-in elsewhere that took care of a second step itself (single sign-on).
TAKEN_CARE_OF = "second_factor_elsewhere"


def factor_of(user: AbstractUser) -> Authenticator | None:
    """The app with codes that somebody has set up."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).first()


def has_passed(request: HttpRequest, user: AbstractUser, factor: Authenticator | None) -> bool:
    """Whether this session has shown a code since the factor was set up.

    A factor that is reset or made anew closes every session that had passed the former one.
    """
    if request.session.get(TAKEN_CARE_OF) == str(user.pk):
        return True
    if factor is None:
        return False
    since = factor.created_at.timestamp()
    return any(
        record.get("method") == "mfa" and record["at"] >= since for record in get_authentication_records(request, user)
    )


def remember_passed(request: HttpRequest, user: AbstractUser, factor: Authenticator) -> None:
    """After setting up: the code that was typed to prove the app counts for this session."""
    record_authentication(request, user, "mfa", id=factor.pk, type=factor.type)
    request.session.cycle_key()


def codes_left(user: AbstractUser) -> int:
    """How many recovery codes have not been used; asks no secrets."""
    codes = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(codes.wrap().get_unused_codes()) if codes else 0


@transaction.atomic
def reset(user: AbstractUser) -> bool:
    """Take factor and recovery codes away, so that the next sign-in sets up new ones; False: there were none."""
    removed, _by_model = Authenticator.objects.filter(user_id=user.pk).delete()
    return bool(removed)
