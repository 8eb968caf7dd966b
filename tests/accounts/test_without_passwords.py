"""Passwords of our own switched off: none is taken, none is given, and the operator still has a way in."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.accounts.signing_on import LOGIN
from tests.editors import PASSWORD
from tests.second_factor import give_factor, take_second_step


@pytest.fixture
def no_passwords(provider, settings) -> None:
    settings.LOCAL_PASSWORDS = False


def test_without_passwords_of_our_own_none_is_taken_and_none_is_given(account, no_passwords, sign_in_by_force):
    user = account("Landelijke eindredacteur", username="elly", email="elly@gemeente.nl")
    client = Client()
    page = client.get(LOGIN).content.decode()
    assert "Inloggen via Gemeente Testdam" in page
    assert 'type="password"' not in page
    for address, data in (
        (LOGIN, {"login": "elly", "password": PASSWORD}),
        ("/beheer/wachtwoord/vergeten/", {"email": "elly@gemeente.nl"}),
        ("/beheer/wachtwoord/nieuw/1-abc/", {"password1": "x", "password2": "x"}),
    ):
        response = client.post(address, data)
        assert response.status_code == 403, address
        assert "Log in via uw organisatie" in response.content.decode()
    assert SESSION_KEY not in client.session
    assert mail.outbox == []
    editor = sign_in_by_force(user)
    assert editor.get("/beheer/wachtwoord/").status_code == 403
    assert "Wachtwoord wijzigen" not in editor.get("/beheer/account/").content.decode()


@pytest.fixture
def sign_in_by_force() -> Callable:
    def enter(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return enter


def link_of(name: str) -> str:
    out = StringIO()
    call_command("sign_in_link", name, stdout=out)
    return "/beheer/" + out.getvalue().strip().partition("/beheer/")[2]


def test_the_operator_has_a_way_in_that_works_once_and_asks_the_second_step(account, no_passwords):
    user = account("Beheerder", username="baas")
    give_factor(user)
    address, spare = link_of("BAAS"), link_of("baas")
    client = Client()
    assert "Inloggen als baas" in client.get(address).content.decode()
    assert SESSION_KEY not in client.session, "looking at the link, as programs for mail do, is not signing in"
    assert client.post(address)["Location"] == "/beheer/tweede-stap/code/"
    take_second_step(client, user)
    assert client.get("/beheer/").status_code == 200
    for used in (address, spare):
        assert Client().post(used).status_code == 404
    assert Client().get("/beheer/inloglink/onzin/").status_code == 404
    with pytest.raises(CommandError, match="geen account"):
        call_command("sign_in_link", "niemand")


def test_the_link_of_the_operator_is_over_after_ten_minutes(account, no_passwords, monkeypatch):
    account("Beheerder", username="baas")
    address = link_of("baas")
    import time

    later = time.time() + 601
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert "Deze link werkt niet meer" in Client().post(address).content.decode()
