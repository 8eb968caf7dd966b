"""How the secrets of the second step are kept, and who resets a lost one."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.accounts.steps import CODE, SET_UP, set_up, type_password
from tests.redactie.admin_forms import errors
from tests.second_factor import (
    code_of,
    give_factor,
    recovery_codes_of,
    secret_of,
)


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
