"""People whose second step is not set up yet, and a real OpenID provider."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.contrib.auth.models import Group

from portal.environment import SignOn
from portal.teams import rights
from tests.accounts.signing_on import BACK, Provider
from tests.oidc_provider import serve as provider_side
from tests.served import ROOT, free_port


@pytest.fixture(scope="session")
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


@pytest.fixture
def rita(account):
    return account("Landelijke eindredacteur", username="rita", email="rita@gemeente.nl")


@pytest.fixture
def baas(account):
    return account("Beheerder", username="baas")
