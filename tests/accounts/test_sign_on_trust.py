"""Which answers of a provider are believed: a lie, a replay and another key let nobody in."""

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth import get_user_model
from django.test import Client

from tests.accounts.signing_on import (
    BACK,
    START,
    Provider,
    refused,
    sign_on,
    way_back,
)
from tests.served import free_port


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
