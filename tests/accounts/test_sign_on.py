"""Single sign-on against a real OpenID Connect provider: who comes in, with which groups, and who does not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from bs4 import BeautifulSoup
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client

from portal.accounts.models import AuditEntry, Event
from portal.environment import SignOn, sign_on_from_environment
from portal.teams import rights
from tests.accounts.test_second_factor import set_up
from tests.editors import PASSWORD
from tests.oidc_provider import serve as provider_side
from tests.second_factor import give_factor, take_second_step
from tests.served import ROOT, free_port

START, BACK, LOGIN = "/beheer/organisatie/", "/beheer/organisatie/terug/", "/beheer/login/"
SET_UP = "/beheer/tweede-stap/instellen/"


@dataclass
class Provider:
    url: str
    folder: Path

    def behave(self, **behaviour) -> None:
        (self.folder / "behaviour.json").write_text(json.dumps(behaviour))

    def keys(self) -> dict:
        return requests.get(f"{self.url}/.well-known/jwks.json", timeout=10).json()


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Iterator[Provider]:
    """A process of its own, with a database and a key of its own."""
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    provider = Provider(f"http://localhost:{port}", folder)
    provider.behave()
    environment = {**os.environ, "OIDC_PROVIDER_FOLDER": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.oidc_provider.serve", str(port), f"http://testserver{BACK}"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "ready\n"
        yield provider
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


@pytest.fixture
def provider(running, settings) -> Provider:
    """Switched on, with two groups; the person at the provider is in the one that gives Redacteur Zwolle."""
    rights.grant_records(Group.objects.create(name="Redacteur Zwolle"))
    settings.OIDC = SignOn(
        issuer=running.url,
        client_id=provider_side.CLIENT,
        secret=provider_side.SECRET,
        groups={"kp-redactie": "Redacteur Zwolle", "kp-eind": "Landelijke eindredacteur"},
        name="Gemeente Testdam",
        only_https=False,
    )
    running.behave(claims={"groups": ["kp-redactie", "iets-anders"]})
    return running


def at_the_provider(address: str) -> str:
    """Signs in there the way a browser does; gives the address to which it sends the visitor back."""
    browser = requests.Session()
    page = browser.get(address, timeout=20)
    form = BeautifulSoup(page.text, "html.parser").select_one("form")
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    data.update(login=provider_side.NAME, password=provider_side.PASSWORD)
    answer = browser.post(page.url, data=data, timeout=20, allow_redirects=False)
    while not answer.headers["Location"].startswith("http://testserver"):
        where = requests.compat.urljoin(answer.url, answer.headers["Location"])
        answer = browser.get(where, timeout=20, allow_redirects=False)
    return answer.headers["Location"]


def way_back(client: Client, target: str = "") -> str:
    response = client.post(START, {"next": target} if target else {})
    assert response.status_code == 302, response.content.decode()
    return at_the_provider(response["Location"]).removeprefix("http://testserver")


def sign_on(client: Client, target: str = ""):
    return client.get(way_back(client, target))


def groups_of(user) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))


def only_user():
    return get_user_model().objects.get()


def refused(response, says: str) -> None:
    assert response.status_code == 403
    assert says in response.content.decode()
    assert SESSION_KEY not in response.client.session
    assert AuditEntry.objects.filter(event=Event.REFUSED).exists()


def test_somebody_of_the_organisation_comes_in_with_an_account_and_groups_of_the_mapping(db, provider):
    client = Client()
    assert "Inloggen via Gemeente Testdam" in client.get(LOGIN).content.decode()
    response = sign_on(client, "/beheer/hulp/")
    assert response["Location"] == "/beheer/hulp/"
    user = only_user()
    assert (user.username, user.email, user.first_name) == ("rita", "rita@gemeente.test", "Rita")
    assert groups_of(user) == ["Redacteur Zwolle"]
    assert not user.has_usable_password()
    account = SocialAccount.objects.get()
    assert (account.user, account.extra_data) == (user, {}), "nothing more is kept than who it is"
    assert client.get("/beheer/")["Location"].startswith(SET_UP), "our second step is still asked"
    set_up(client)
    assert client.get("/beheer/").status_code == 200
    assert "Wachtwoord wijzigen" not in client.get("/beheer/account/").content.decode()
    assert AuditEntry.objects.filter(event=Event.LOGIN, account="rita", detail__contains="eenmalig inloggen").exists()


def test_the_way_there_has_state_nonce_and_a_proof_key_and_takes_nothing_of_the_visitor(db, provider):
    client = Client()
    response = client.post(f"{START}?auth_params=prompt%3Dnone%26nonce%3Dvast&scope=alles")
    address = urlsplit(response["Location"])
    asked = parse_qs(address.query)
    assert response["Location"].startswith(provider.url)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    assert len(asked["state"][0]) >= 16
    assert len(asked["nonce"][0]) >= 32
    assert len(asked["code_challenge"][0]) == 43
    assert "prompt" not in asked
    assert parse_qs(urlsplit(client.post(START)["Location"]).query)["nonce"] != asked["nonce"]


def test_a_link_alone_starts_nothing(db, provider):
    assert Client().get(START).status_code == 405


def test_the_second_time_it_is_the_same_account_and_the_groups_follow(db, provider):
    sign_on(Client())
    user = only_user()
    user.groups.add(Group.objects.get(name="Beheerder"))
    provider.behave(claims={"groups": ["kp-eind"]})
    sign_on(Client())
    assert groups_of(only_user()) == ["Beheerder", "Landelijke eindredacteur"], "what is not in the mapping stays"


def test_an_account_is_known_by_sub_also_when_name_and_address_change(db, provider):
    sign_on(Client())
    provider.behave(claims={"groups": "kp-redactie", "preferred_username": "anders", "email": "anders@elders.test"})
    sign_on(Client())
    assert only_user().username == "rita"


def test_somebody_without_a_group_does_not_come_in_and_leaves_no_account_behind(db, provider):
    for groups in ([], ["iets-anders"], None, {"kp-redactie": 1}, [["kp-redactie"]]):
        provider.behave(claims={"groups": groups})
        refused(sign_on(Client()), "hoort bij geen groep die in de redactie mag werken")
    assert not get_user_model().objects.exists()


def test_who_loses_the_group_at_the_provider_loses_it_here_at_the_next_sign_in(db, provider):
    sign_on(Client())
    provider.behave(claims={"groups": []})
    refused(sign_on(Client()), "hoort bij geen groep")
    assert groups_of(only_user()) == []


def test_an_address_gives_nobody_the_account_of_another(account, provider):
    """Neither a verified address nor an unverified one: an account that was here is tied by the operator."""
    mine = account("Beheerder", username="baas", email="rita@gemeente.test")
    refused(sign_on(Client()), "hoort al bij een account")
    provider.behave(claims={"groups": ["kp-redactie"], "email_verified": False})
    response = sign_on(Client())
    assert response.status_code == 302
    other = get_user_model().objects.exclude(pk=mine.pk).get()
    assert other.email == "", "an unverified address is not believed"
    assert groups_of(other) == ["Redacteur Zwolle"]
    assert not SocialAccount.objects.filter(user=mine).exists()


def test_the_operator_ties_an_account_that_was_here_and_its_password_ends(account, provider):
    mine = account("Landelijke eindredacteur", username="vroeger", email="rita@gemeente.test")
    refused(sign_on(Client()), "hoort al bij een account")
    detail = AuditEntry.objects.filter(event=Event.REFUSED).latest("pk").detail
    call_command("link_sign_on", "vroeger", detail.rpartition(" ")[2], stdout=StringIO())
    client = Client()
    assert sign_on(client).status_code == 302
    assert client.session[SESSION_KEY] == str(mine.pk)
    mine.refresh_from_db()
    assert not mine.has_usable_password()
    with pytest.raises(CommandError, match="al gekoppeld"):
        call_command("link_sign_on", "vroeger", "7")
    with pytest.raises(CommandError, match="geen account"):
        call_command("link_sign_on", "niemand", "7")


def test_an_account_that_is_switched_off_does_not_come_in_this_way_either(db, provider):
    sign_on(Client())
    get_user_model().objects.update(is_active=False)
    client = Client()
    assert sign_on(client)["Location"] == "/beheer/geblokkeerd/"
    assert SESSION_KEY not in client.session


LIES = {
    "another issuer in the token": {"id_token": {"iss": "https://elders.test"}},
    "a token for somebody else's portal": {"id_token": {"aud": "een-ander"}},
    "a token that is over": {"id_token": {"exp": 1_000_000_000}},
    "a nonce of another session": {"id_token": {"nonce": "van een ander"}},
    "a token without a nonce": {"id_token": {"nonce": None}},
    "userinfo of somebody else": {"userinfo": {"sub": "999"}},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_an_answer_that_cannot_be_believed_lets_nobody_in(db, provider, lie):
    provider.behave(claims={"groups": ["kp-redactie"]}, **lie)
    refused(sign_on(Client()), "Inloggen via uw organisatie is niet gelukt")
    assert not get_user_model().objects.exists()


def test_a_signature_of_another_key_lets_nobody_in(db, provider, monkeypatch):
    (true_key,) = provider.keys()["keys"]
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    forged = {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(other)), "kid": true_key["kid"], "alg": "RS256"}
    client = Client()
    address = way_back(client)
    monkeypatch.setattr(
        "portal.accounts.sign_on.SignOnOAuth2Adapter.openid_config",
        {**configuration(provider), "jwks_uri": f"{provider.url}/other-keys.json"},
    )
    provider.behave(claims={"groups": ["kp-redactie"]}, keys={"keys": [forged]})
    refused(client.get(address), "is niet gelukt")
    provider.behave(claims={"groups": ["kp-redactie"]}, keys={"keys": []})
    again = Client()
    refused(again.get(way_back(again)), "is niet gelukt")
    provider.behave(claims={"groups": ["kp-redactie"]}, keys={"keys": [true_key]})
    third = Client()
    assert third.get(way_back(third)).status_code == 302, "with the true key there the same way leads in"


def configuration(provider: Provider) -> dict:
    return requests.get(f"{provider.url}/.well-known/openid-configuration", timeout=10).json()


def test_a_provider_that_calls_itself_something_else_is_not_asked(db, provider):
    provider.behave(issuer="https://elders.test")
    refused(Client().post(START), "is niet gelukt")


def test_a_provider_that_does_not_answer_gives_a_page_that_says_what_to_do(db, provider, settings):
    settings.OIDC = replace(settings.OIDC, issuer=f"http://localhost:{free_port()}")
    refused(Client().post(START), "Probeer het nog een keer")


def test_addresses_of_the_provider_without_tls_are_refused_outside_of_tests(db, provider, settings):
    settings.OIDC = replace(settings.OIDC, only_https=True)
    refused(Client().post(START), "is niet gelukt")


def test_an_answer_works_in_the_session_that_asked_for_it_alone_and_once(db, provider):
    client, other = Client(), Client()
    address = way_back(client)
    refused(other.get(address), "is niet gelukt")
    assert client.get(address).status_code == 302
    client.post("/beheer/logout/")
    refused(client.get(address), "is niet gelukt")


def test_a_code_without_the_proof_key_of_this_session_is_worth_nothing(db, provider):
    """Who caught the code of somebody else and brings it with the own state."""
    victim, thief = Client(), Client()
    caught = parse_qs(urlsplit(way_back(victim)).query)["code"][0]
    own = parse_qs(urlsplit(thief.post(START)["Location"]).query)["state"][0]
    refused(thief.get(BACK, {"code": caught, "state": own}), "is niet gelukt")


def test_who_stops_at_the_provider_gets_the_same_page(db, provider):
    client = Client()
    state = parse_qs(urlsplit(client.post(START)["Location"]).query)["state"][0]
    refused(client.get(BACK, {"error": "access_denied", "state": state}), "is niet gelukt")


@pytest.mark.parametrize(
    ("setting", "claims", "comes_in"),
    [
        ({"second_factor": "portal"}, {"amr": ["pwd", "mfa"]}, False),
        ({"second_factor": "claim"}, {"amr": ["pwd", "mfa"]}, True),
        ({"second_factor": "claim"}, {"amr": ["pwd"]}, False),
        ({"second_factor": "claim"}, {}, False),
        ({"second_factor": "claim"}, {"amr": "mfa"}, False),
        ({"second_factor": "claim", "acr": ("hoog",)}, {"acr": "hoog"}, True),
        ({"second_factor": "claim", "acr": ("hoog",)}, {"acr": "laag"}, False),
        ({"second_factor": "provider"}, {}, True),
    ],
)
def test_our_second_step_is_left_out_only_when_the_settings_and_the_provider_say_so(
    db, provider, settings, setting, claims, comes_in
):
    settings.OIDC = replace(settings.OIDC, **setting)
    provider.behave(claims={"groups": ["kp-redactie"], **claims})
    client = Client()
    sign_on(client)
    response = client.get("/beheer/")
    assert (response.status_code == 200) == comes_in
    if not comes_in:
        assert response["Location"].startswith(SET_UP)


def test_who_has_an_app_here_is_asked_for_its_code_after_the_organisation(db, provider):
    sign_on(Client())
    give_factor(only_user())
    client = Client()
    assert sign_on(client)["Location"] == "/beheer/tweede-stap/code/"
    assert SESSION_KEY not in client.session
    assert take_second_step(client, only_user()).status_code == 302
    assert client.get("/beheer/").status_code == 200


def test_who_signs_in_at_the_organisation_gets_no_password_of_ours_by_mail(db, provider):
    sign_on(Client())
    Client().post("/beheer/wachtwoord/vergeten/", {"email": "rita@gemeente.test"})
    assert mail.outbox == []


def test_switched_off_there_is_no_button_and_no_address(db, client):
    assert "organisatie" not in client.get(LOGIN).content.decode()
    assert client.post(START).status_code == 404
    assert client.get(BACK, {"code": "x", "state": "y"}).status_code == 404


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


ENVIRONMENT = {
    "OIDC_ISSUER": "https://inloggen.gemeente.test",
    "OIDC_CLIENT_ID": "portaal",
    "OIDC_CLIENT_SECRET": "geheim",
    "OIDC_GROUPS": "cn=redactie,ou=groepen=Redacteur Zwolle; beheer=Beheerder",
}


def test_the_settings_come_from_the_environment_and_the_secret_is_not_printed(monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    found = sign_on_from_environment()
    assert found.groups == {"cn=redactie,ou=groepen": "Redacteur Zwolle", "beheer": "Beheerder"}
    assert (found.claim, found.second_factor, found.only_https) == ("groups", "portal", True)
    assert "geheim" not in repr(found)
    monkeypatch.setenv("OIDC_ISSUER", "")
    assert sign_on_from_environment() is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OIDC_ISSUER", "http://inloggen.gemeente.test"),
        ("OIDC_ISSUER", "inloggen"),
        ("OIDC_GROUPS", "Redacteur"),
        ("OIDC_GROUPS", ""),
        ("OIDC_GROUPS", "=Redacteur"),
        ("OIDC_CLIENT_ID", ""),
        ("OIDC_CLIENT_SECRET", ""),
        ("OIDC_SECOND_FACTOR", "geen"),
    ],
)
def test_a_setting_that_is_not_right_is_named_at_the_start(monkeypatch, name, value):
    for each, right in ENVIRONMENT.items():
        monkeypatch.setenv(each, right)
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        sign_on_from_environment()
