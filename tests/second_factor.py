"""The second step of signing in, for tests: an app with codes, and people who come in with one.

`Client.force_login` skips the second step as it skips the password, for all tests; `sign_in` takes both steps for real.
"""

import re
import time

import pytest
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY as RECORDS_OF
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from portal.accounts.mfa_adapter import SecondFactorAdapter

STEP_SECONDS = 30
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
password_alone = Client.force_login


def code_of(secret: str, steps: int = 0) -> str:
    """What an app with this secret shows now, or some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // STEP_SECONDS + steps))


def give_factor(user, secret: str = SECRET) -> Authenticator:
    """The app that somebody has set up, with recovery codes; made when it is not there."""
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if factor is None:
        factor = TOTP.activate(user, secret).instance
        RecoveryCodes.activate(user)
    return factor


def recovery_codes_of(user) -> list[str]:
    return Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()


def secret_of(user) -> str:
    factor = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return SecondFactorAdapter().decrypt(factor.data["secret"])


def take_second_step(client: Client, user):
    """Types the code on the page after the password. A code works once: who signs in again takes a recovery code."""
    response = client.post("/beheer/tweede-stap/code/", {"code": code_of(secret_of(user))})
    if response.status_code == 200:
        response = client.post("/beheer/tweede-stap/code/", {"code": recovery_codes_of(user)[0]})
    return response


def force_login(client: Client, user, backend=None) -> None:
    """Signed in with both steps, without going through the pages."""
    password_alone(client, user, backend)
    factor = give_factor(user)
    session = client.session
    session[RECORDS] = [{"method": "mfa", "at": time.time(), "id": factor.pk, "type": factor.type}]
    session[RECORDS_OF] = str(user.pk)
    session.save()


@pytest.fixture(autouse=True, scope="session")
def _force_login_takes_both_steps():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", force_login)
        yield


def set_up_in_browser(page) -> str:
    """In a browser that stands on the page for setting up: type the code, keep the codes; gives the secret."""
    secret = page.locator(".account__secret").inner_text()
    page.get_by_label("De code van zes cijfers").fill(code_of(secret))
    page.get_by_role("button", name="Verder").click()
    page.get_by_role("button", name="Ik heb de codes bewaard").click()
    return re.sub(r"\s", "", secret)
