"""Recovery codes let in once, and are changed, as the app is, by who knows the password alone."""

import time

from allauth.mfa.models import Authenticator

from tests.accounts.steps import AGAIN, CODE, CODES, SET_UP, codes_on, is_in, set_up, type_password
from tests.editors import PASSWORD
from tests.redactie.admin_forms import errors
from tests.second_factor import (
    code_of,
    give_factor,
    recovery_codes_of,
    secret_of,
)


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


def test_the_account_screen_leads_to_the_second_step(eindredacteur):
    assert 'href="/beheer/tweede-stap/"' in eindredacteur.get("/beheer/account/").content.decode()
    page = eindredacteur.get("/beheer/tweede-stap/").content.decode()
    assert "Andere app koppelen" in page
    assert "Nieuwe herstelcodes maken" in page
