"""The settings of single sign-on, read strictly."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.environment import sign_on_from_environment

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
