"""Sessions end: after doing nothing, after a day's work, by signing out, and when the account changes."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client

from portal.accounts.models import AuditEntry, Event
from tests.accounts.steps import set_up
from tests.editors import PASSWORD

NEW = "paarse fiets bij de dijk"
MINUTE = 60


@pytest.fixture
def clock(monkeypatch):
    """`clock(minutes)` goes on from now."""
    begin = time.time()

    def go(minutes: float) -> None:
        monkeypatch.setattr(time, "time", lambda: begin + minutes * MINUTE)

    return go


@pytest.fixture
def rita(account):
    return account("Landelijke eindredacteur", username="rita")


def is_in(client: Client) -> bool:
    return client.get("/beheer/").status_code == 200


def same_cookies(client: Client) -> Client:
    """Somebody who copied the cookies."""
    copy = Client()
    copy.cookies = client.cookies.copy()
    return copy


def ended() -> list[str]:
    return list(AuditEntry.objects.filter(event=Event.SESSION_ENDED).values_list("detail", flat=True))


def test_half_an_hour_without_doing_anything_ends_the_session_at_the_server_and_says_so(rita, sign_in, clock):
    client = sign_in(rita)
    thief = same_cookies(client)
    clock(29)
    assert is_in(client)
    clock(29 + 31)
    response = client.get("/beheer/hulp/", follow=True)
    assert response.redirect_chain[0][0] == "/beheer/login/?next=/beheer/hulp/"
    assert "U bent uitgelogd: 30 minuten niets gedaan" in response.content.decode()
    assert not is_in(thief)
    assert ended() == ["30 minuten niets gedaan"]


def test_who_goes_on_working_stays_in_until_twelve_hours_have_passed(rita, sign_in, clock):
    client = sign_in(rita)
    for minutes in range(25, 12 * 60, 25):
        clock(minutes)
        assert is_in(client), minutes
    clock(12 * 60 + 1)
    response = client.get("/beheer/", follow=True)
    assert "langer dan 12 uur geleden ingelogd" in response.content.decode()
    assert not is_in(client)


def test_a_screen_that_is_only_open_does_not_keep_the_session_alive(rita, sign_in, clock):
    client = sign_in(rita)
    clock(20)
    client.post("/beheer/editing-sessions/ping/wagtailcore/page/2/")
    clock(31)
    assert not is_in(client)


def test_a_script_of_the_admin_gets_a_bare_refusal_when_the_session_is_over(rita, sign_in, clock):
    client = sign_in(rita)
    clock(31)
    response = client.get("/beheer/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 403


def test_outside_the_admin_a_session_that_is_over_is_that_of_a_visitor(rita, sign_in, clock):
    client = sign_in(rita)
    assert client.get("/stijlgids/").status_code == 200
    clock(31)
    assert client.get("/stijlgids/").status_code == 302


def test_the_times_are_settings(rita, sign_in, clock, settings):
    settings.SESSION_IDLE_SECONDS = 2 * MINUTE
    client = sign_in(rita)
    clock(3)
    assert not is_in(client)


def test_signing_out_ends_the_session_at_the_server(rita, sign_in):
    client = sign_in(rita)
    thief = same_cookies(client)
    client.post("/beheer/logout/")
    assert not is_in(thief)
    assert not Session.objects.filter(session_key=client.cookies["sessionid"].value).exists()


def test_another_password_ends_the_other_sessions(rita, sign_in):
    here, elsewhere = sign_in(rita), sign_in(rita)
    here.post("/beheer/wachtwoord/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert is_in(here)
    assert not is_in(elsewhere)


def test_an_account_that_is_switched_off_is_out_at_once(rita, sign_in):
    client = sign_in(rita)
    rita.is_active = False
    rita.save()
    assert client.get("/beheer/")["Location"].startswith("/beheer/login/")


def test_signing_in_gives_the_session_another_number(rita, sign_in):
    """Who put a session number into somebody's browser before, has nothing in hand after."""
    client = Client()
    client.get("/beheer/login/")
    client.post("/beheer/login/", {"login": "rita", "password": PASSWORD})
    before = client.cookies["sessionid"].value
    assert SESSION_KEY in client.session
    set_up(client)
    assert client.cookies["sessionid"].value != before
