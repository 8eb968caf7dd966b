"""Two collectieven with a Redacteur each."""

import pytest

from tests.teams.conftest import make_place, sign_in


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def zwolle(db):
    return make_place("Zwolle", "Zwolse zaak")


@pytest.fixture
def arnhem(db):
    return make_place("Arnhem", "Arnhemse zaak")


@pytest.fixture
def writer(zwolle):
    """The client of a Redacteur of Zwolle."""
    return sign_in("Redacteur Zwolle")


@pytest.fixture
def stranger(arnhem):
    """The client of a Redacteur of Arnhem."""
    return sign_in("Redacteur Arnhem")
