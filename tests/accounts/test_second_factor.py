"""The second step: everybody sets it up, nothing of the admin answers before it, and codes work once."""

import contextlib
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.accounts.steps import CODE, CODES, LOGIN, SET_UP, codes_on, is_in, secret_on, set_up, type_password
from tests.editors import PASSWORD
from tests.factories import DocumentFactory
from tests.redactie.admin_forms import errors
from tests.second_factor import (
    code_of,
    give_factor,
    password_alone,
    secret_of,
    take_second_step,
)

ADMIN_ADDRESSES = [
    "/beheer/",
    "/beheer/pages/",
    "/beheer/account/",
    "/beheer/wachtwoord/",
    "/beheer/documents/",
    "/beheer/images/",
    "/beheer/users/",
    "/beheer/hulp/",
    "/beheer/choose-page/",
    "/beheer/tag-autocomplete/",
    "/beheer/api/main/pages/",
    "/beheer/search/",
    "/beheer/bestaat-niet/",
]


@pytest.mark.parametrize("address", ADMIN_ADDRESSES)
def test_nothing_of_the_admin_answers_before_the_second_step_is_set_up(rita, address):
    client = type_password(rita)
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"{SET_UP}?next={address}"
    assert client.post(address, {}).status_code == 302
    script = client.get(address, headers={"X-Requested-With": "XMLHttpRequest"})
    assert script.status_code == 403
    assert "Location" not in script


def addresses_of_the_admin() -> set[str]:
    """All that need no number, asked of Django, so that what a later Wagtail or room adds is among them."""
    found = set()
    rooms = {"": get_resolver(), **{name: value[1] for name, value in get_resolver().namespace_dict.items()}}
    for room, resolver in rooms.items():
        for name in (key for key in resolver.reverse_dict if isinstance(key, str)):
            with contextlib.suppress(NoReverseMatch):
                found.add(reverse(f"{room}:{name}" if room else name))
    return {address for address in found if address.startswith("/beheer/")}


def test_every_address_of_the_admin_is_closed_without_the_second_step_except_for_leaving(rita):
    client = type_password(rita)
    addresses = {address for address in addresses_of_the_admin() if not address.startswith("/beheer/tweede-stap/")}
    assert len(addresses) > 80
    for address in addresses - {"/beheer/logout/"}:
        response = client.get(address)
        assert response.status_code == 302, address
        assert response["Location"].startswith(SET_UP), address


def test_outside_the_admin_a_session_without_the_second_step_is_a_visitor(rita):
    document = DocumentFactory()
    client = type_password(rita)
    assert SESSION_KEY in client.session
    assert client.get(document.url).status_code == 404
    assert client.get("/stijlgids/").status_code == 302
    assert "wagtail-userbar" not in client.get("/").content.decode()
    set_up(client)
    assert client.get(document.url).status_code == 200
    assert client.get("/stijlgids/").status_code == 200


def test_an_editor_sets_up_an_app_keeps_the_codes_and_comes_where_the_way_was_cut_off(rita):
    client = type_password(rita, "/beheer/hulp/")
    page = client.get("/beheer/hulp/", follow=True)
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.select_one(".account__drawing svg path"), "a QR code to scan"
    assert not soup.find_all(["img", "script"]), "the secret goes to nobody else"
    assert soup.select_one("input[name=next]")["value"] == "/beheer/hulp/"
    secret = secret_on(page)
    assert f"secret={secret}" in soup.find("a", href=re.compile("^otpauth:"))["href"]
    response = client.post(SET_UP, {"code": code_of(secret), "next": "/beheer/hulp/"}, follow=True)
    assert len(codes_on(response)) == 10
    assert "no-store" in response["Cache-Control"]
    assert client.post(CODES)["Location"] == "/beheer/hulp/"
    assert is_in(client)


def test_after_setting_up_nobody_is_led_to_another_host(rita):
    client = type_password(rita)
    set_up(client, "https://elders.test/")
    assert client.post(CODES)["Location"] == "/beheer/"


def test_a_wrong_code_sets_nothing_up_and_the_drawing_stays_the_same(rita):
    client = type_password(rita)
    secret = secret_on(client.get(SET_UP))
    response = client.post(SET_UP, {"code": "000000"})
    assert "Deze code klopt niet" in errors(response)
    assert secret_on(response) == secret
    assert not Authenticator.objects.exists()
    assert "Vul de code in." in errors(client.post(SET_UP, {"code": ""}))


def test_the_next_time_a_code_is_asked_after_the_password_and_without_it_nobody_is_in(rita):
    give_factor(rita)
    client = type_password(rita, "/beheer/hulp/")
    assert SESSION_KEY not in client.session
    assert client.get("/beheer/")["Location"] == "/beheer/login/?next=/beheer/"
    assert "Deze code klopt niet" in errors(client.post(CODE, {"code": "000000"}))
    assert SESSION_KEY not in client.session
    response = client.post(CODE, {"code": code_of(secret_of(rita))})
    assert response["Location"] == "/beheer/hulp/"
    assert is_in(client)


def test_the_page_for_the_code_is_of_no_use_without_the_password(rita):
    give_factor(rita)
    client = Client()
    for response in (client.get(CODE), client.post(CODE, {"code": code_of(secret_of(rita))})):
        assert response["Location"] == LOGIN
    assert not is_in(client)


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_that_is_half_a_minute_off_is_no_matter(rita, steps):
    give_factor(rita)
    client = type_password(rita)
    assert client.post(CODE, {"code": code_of(secret_of(rita), steps)}).status_code == 302


@pytest.mark.parametrize("steps", [-3, 3])
def test_a_code_of_another_time_is_refused(rita, steps):
    give_factor(rita)
    client = type_password(rita)
    assert "Deze code klopt niet" in errors(client.post(CODE, {"code": code_of(secret_of(rita), steps)}))


def test_a_code_works_once_as_long_as_it_could_be_used(rita, monkeypatch):
    give_factor(rita)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    code = code_of(secret_of(rita), 1)
    assert type_password(rita).post(CODE, {"code": code}).status_code == 302
    monkeypatch.setattr(time, "time", lambda: now + 40)  # allauth's own memory is 30 seconds
    assert "al gebruikt" in errors(type_password(rita).post(CODE, {"code": code}))


def test_the_code_that_set_the_app_up_signs_nobody_in_again(rita):
    client = type_password(rita)
    secret = secret_on(client.get(SET_UP))
    code = code_of(secret)
    assert client.post(SET_UP, {"code": code}).status_code == 302
    assert "al gebruikt" in errors(type_password(rita).post(CODE, {"code": code}))


def test_a_sixth_wrong_code_is_refused_even_when_it_is_right_and_from_another_address(rita):
    give_factor(rita)
    client = type_password(rita)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    response = client.post(CODE, {"code": code_of(secret_of(rita))}, REMOTE_ADDR="10.9.9.9")
    assert "Wacht tien minuten" in errors(response)
    assert SESSION_KEY not in client.session


def test_a_sixth_wrong_code_while_setting_up_is_refused(rita):
    client = type_password(rita)
    secret = secret_on(client.get(SET_UP))
    for _ in range(5):
        client.post(SET_UP, {"code": "000000"})
    assert "Wacht tien minuten" in errors(client.post(SET_UP, {"code": code_of(secret)}))


def test_a_session_from_before_the_app_was_set_up_has_to_sign_in_anew_and_cannot_change_it(rita):
    """Who only knows the password must not come in, or put another app in its place, by having been there first."""
    first, second = type_password(rita), type_password(rita)
    secret_on(first.get(SET_UP))
    set_up(second)
    made = secret_of(rita)
    for address in (SET_UP, "/beheer/", "/beheer/tweede-stap/", CODES):
        thief = Client()
        thief.cookies = first.cookies.copy()
        assert thief.get(address)["Location"].startswith(LOGIN), address
    assert first.post(SET_UP, {"code": code_of(made)})["Location"].startswith(LOGIN)
    assert secret_of(rita) == made
    assert is_in(second)


def test_an_editor_can_go_back_from_the_code_to_signing_in_as_somebody_else(rita):
    give_factor(rita)
    client = type_password(rita)
    assert "Terug naar inloggen" in client.get(CODE).content.decode()
    client.post("/beheer/logout/")
    assert "Gebruikersnaam" in client.get(LOGIN).content.decode()
    assert client.get(CODE)["Location"] == LOGIN


def test_an_editor_who_has_to_set_up_can_also_leave(rita):
    client = type_password(rita)
    client.post("/beheer/logout/")
    assert SESSION_KEY not in client.session


def test_an_account_without_rights_gets_no_second_step_to_set_up(account):
    account(username="lezer")
    client = Client()
    assert client.post(LOGIN, {"login": "lezer", "password": PASSWORD}).status_code == 403
    assert client.get(SET_UP)["Location"].startswith(LOGIN)


def test_a_session_that_skips_the_login_page_has_not_taken_the_second_step(rita):
    """However a session came to be: what counts is that a code was shown in it."""
    give_factor(rita)
    client = Client()
    password_alone(client, rita)
    assert client.get("/beheer/")["Location"].startswith(LOGIN)
    assert SESSION_KEY not in client.session


def test_helpers_take_the_step_for_real(rita):
    give_factor(rita)
    client = type_password(rita)
    assert take_second_step(client, rita).status_code == 302
    assert is_in(client)
