"""The second step: everybody sets it up, nothing of the admin answers before it, and codes work once."""

import contextlib
import re
import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.contrib.auth import SESSION_KEY
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.editors import PASSWORD
from tests.factories import DocumentFactory
from tests.redactie.admin_forms import errors
from tests.second_factor import (
    code_of,
    give_factor,
    password_alone,
    recovery_codes_of,
    secret_of,
    take_second_step,
)

LOGIN = "/beheer/login/"
CODE = "/beheer/tweede-stap/code/"
SET_UP = "/beheer/tweede-stap/instellen/"
CODES = "/beheer/tweede-stap/herstelcodes/"
AGAIN = "/beheer/tweede-stap/bevestigen/"


def type_password(user, target: str = "") -> Client:
    """A client that is past the password and not further."""
    client = Client()
    response = client.post(LOGIN, {"login": user.username, "password": PASSWORD, "next": target})
    assert response.status_code == 302, response.content.decode()
    return client


def secret_on(response) -> str:
    return BeautifulSoup(response.content, "html.parser").select_one(".account__secret code").text.replace(" ", "")


def codes_on(response) -> list[str]:
    soup = BeautifulSoup(response.content, "html.parser")
    return [code.text.replace(" ", "") for code in soup.select(".account__codes code")]


def set_up(client: Client, target: str = ""):
    """Through the pages: gives the secret, and the page with the recovery codes."""
    secret = secret_on(client.get(SET_UP))
    response = client.post(SET_UP, {"code": code_of(secret), "next": target})
    assert response.status_code == 302, errors(response)
    assert response["Location"] == CODES
    return secret, client.get(CODES)


def is_in(client: Client) -> bool:
    return client.get("/beheer/").status_code == 200


@pytest.fixture
def rita(account):
    return account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")


@pytest.fixture
def baas(account):
    return account("Beheerder", username="baas")


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


def test_a_recovery_code_lets_in_once_and_says_how_many_are_left(rita):
    give_factor(rita)
    code = recovery_codes_of(rita)[3]
    client = type_password(rita)
    response = client.post(CODE, {"code": f"{code[:4]} {code[4:]}"}, follow=True)
    assert "U hebt er nog 9" in response.content.decode()
    assert is_in(client)
    assert "al gebruikt" in errors(type_password(rita).post(CODE, {"code": code}))


def test_the_recovery_codes_are_shown_until_they_are_kept_and_never_again(rita):
    client = type_password(rita)
    _secret, page = set_up(client)
    codes = codes_on(page)
    assert codes == recovery_codes_of(rita)
    assert codes_on(client.get(CODES)) == codes, "looking twice must not lose them"
    file = client.get(f"{CODES}bestand/")
    assert file["Content-Disposition"].startswith('attachment; filename="herstelcodes-')
    assert [line.replace(" ", "") for line in file.content.decode().splitlines() if line[:4].isdigit()] == codes
    client.post(CODES)
    for address in (CODES, f"{CODES}bestand/"):
        assert client.get(address)["Location"] == "/beheer/tweede-stap/"
    overview = client.get("/beheer/tweede-stap/").content.decode()
    assert "U hebt er nog 10" in overview
    assert not any(code in overview for code in codes)


def test_another_session_of_the_same_person_does_not_see_the_codes(rita, sign_in):
    set_up(type_password(rita))
    assert sign_in(rita).get(CODES)["Location"] == "/beheer/tweede-stap/"


def test_a_quarter_of_an_hour_later_the_codes_are_no_longer_shown(rita, monkeypatch):
    client = type_password(rita)
    set_up(client)
    later = time.time() + 16 * 60
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.get(CODES)["Location"] == "/beheer/tweede-stap/"


def test_new_recovery_codes_ask_the_password_first_and_end_the_former_ones(rita, sign_in):
    client = sign_in(rita)
    former = recovery_codes_of(rita)
    response = client.get(f"{CODES}nieuw/")
    assert response["Location"].startswith(AGAIN)
    assert "Dit wachtwoord klopt niet" in errors(client.post(response["Location"], {"password": "fout"}))
    response = client.post(response["Location"], {"password": PASSWORD}, follow=True)
    assert "U hebt nog 10 herstelcodes" in response.content.decode()
    page = client.post(f"{CODES}nieuw/", follow=True)
    new = codes_on(page)
    assert len(new) == 10
    assert not set(new) & set(former)
    assert is_in(client), "making codes keeps this session"
    assert "Deze code klopt niet" in errors(type_password(rita).post(CODE, {"code": former[0]}))


def test_another_app_takes_the_place_of_the_former_after_the_password(rita, sign_in):
    client, elsewhere = sign_in(rita), sign_in(rita)
    former, former_codes = secret_of(rita), recovery_codes_of(rita)
    response = client.get(SET_UP)
    assert response["Location"].startswith(AGAIN)
    client.post(response["Location"], {"password": PASSWORD})
    secret, page = set_up(client)
    assert secret_of(rita) == secret != former
    assert not set(codes_on(page)) & set(former_codes)
    assert is_in(client)
    assert not is_in(elsewhere), "other sessions showed a code of an app that is no longer there"
    assert "Deze code klopt niet" in errors(type_password(rita).post(CODE, {"code": code_of(former, -1)}))


def test_there_is_no_address_that_only_takes_the_second_step_away(eindredacteur):
    for address in ("totp/deactivate/", "deactivate/", "weg/", "verwijderen/"):
        assert eindredacteur.post(f"/beheer/tweede-stap/{address}").status_code in {302, 404}
    assert Authenticator.objects.filter(type="totp").count() == 1


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


def test_the_account_screen_leads_to_the_second_step(eindredacteur):
    assert 'href="/beheer/tweede-stap/"' in eindredacteur.get("/beheer/account/").content.decode()
    page = eindredacteur.get("/beheer/tweede-stap/").content.decode()
    assert "Andere app koppelen" in page
    assert "Nieuwe herstelcodes maken" in page


def test_the_secrets_stand_in_the_database_encrypted(rita):
    client = type_password(rita)
    secret, _page = set_up(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not any(code in kept for code in recovery_codes_of(rita))


def test_a_new_secret_key_reads_what_the_former_encrypted_and_encrypts_it_anew(rita, settings):
    give_factor(rita)
    secret, codes = secret_of(rita), recovery_codes_of(rita)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een nieuwe sleutel die lang genoeg is om iets te zijn"
    assert secret_of(rita) == secret
    out = StringIO()
    call_command("encrypt_second_factors", stdout=out)
    assert out.getvalue() == "Opnieuw versleuteld: 2.\n"
    settings.SECRET_KEY_FALLBACKS = []
    assert secret_of(rita) == secret
    assert recovery_codes_of(rita) == codes


def test_a_lost_key_is_told_in_words_to_the_editor_and_to_the_operator(rita, settings):
    give_factor(rita)
    code = code_of(secret_of(rita))
    settings.SECRET_KEY = "een heel andere sleutel die lang genoeg is om iets te zijn"
    client = type_password(rita)
    assert "niet meer lezen" in errors(client.post(CODE, {"code": code}))
    out = StringIO()
    call_command("encrypt_second_factors", stdout=out)
    assert "Niet te lezen: rita. Geef de opdracht reset_second_factor rita." in out.getvalue()


def test_a_beheerder_sees_who_has_a_second_step_and_resets_it(rita, baas, sign_in):
    give_factor(rita)
    editor, manager = sign_in(rita), sign_in(baas)
    listing = manager.get("/beheer/users/").content.decode()
    assert "Tweede stap" in listing
    reset = reverse("wagtailusers_users:reset_second_factor", args=[rita.pk])
    assert f'href="{reset}"' in listing
    assert f'href="{reset}"' in manager.get(f"/beheer/users/edit/{rita.pk}/").content.decode()
    assert "Weet zeker dat de vraag van rita zelf komt" in manager.get(reset).content.decode()
    assert Authenticator.objects.filter(user=rita).count() == 2, "looking resets nothing"
    response = manager.post(reset, follow=True)
    assert "De tweede stap van rita is gereset" in response.content.decode()
    assert not Authenticator.objects.filter(user=rita).exists()
    assert editor.get("/beheer/")["Location"].startswith(SET_UP), "an open session does not go on"
    set_up(type_password(rita))
    assert "nog geen tweede stap" not in manager.get(reset).content.decode()


def test_the_listing_tells_who_has_no_second_step_yet(rita, baas, sign_in):
    soup = BeautifulSoup(sign_in(baas).get("/beheer/users/").content, "html.parser")
    assert "Tweede stap" in [heading.get_text(strip=True) for heading in soup.select("thead th")]
    said = {
        row.select_one("td.username").get_text(strip=True): row.select_one("td.second-step").get_text(strip=True)
        for row in soup.select("tbody tr:has(> td.username)")
    }
    assert said == {"baas": "ingesteld", "rita": "nog niet"}


@pytest.mark.parametrize("group", ["Redacteur Zwolle", "Landelijke eindredacteur"])
def test_nobody_but_a_beheerder_resets(rita, account, sign_in, group):
    give_factor(rita)
    client = sign_in(account(group, username="ander"))
    client.post(reverse("wagtailusers_users:reset_second_factor", args=[rita.pk]))
    assert Authenticator.objects.filter(user=rita).count() == 2


def test_a_beheerder_resets_neither_the_own_step_nor_that_of_an_account_that_may_do_everything(baas, account, sign_in):
    boss_of_all = account(username="alles", is_superuser=True)
    give_factor(boss_of_all)
    client = sign_in(baas)
    for user in (baas, boss_of_all):
        client.post(reverse("wagtailusers_users:reset_second_factor", args=[user.pk]))
        assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert client.get("/beheer/users/tweede-stap/999999/").status_code == 404


def test_the_operator_resets_a_second_step_by_name(rita):
    give_factor(rita)
    out = StringIO()
    call_command("reset_second_factor", "RITA", stdout=out)
    assert "De tweede stap van rita is weg" in out.getvalue()
    assert not Authenticator.objects.exists()
    call_command("reset_second_factor", "rita", stdout=out)
    assert "had geen tweede stap" in out.getvalue()
    with pytest.raises(CommandError, match="geen account met de naam ‘piet’"):
        call_command("reset_second_factor", "piet")


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
