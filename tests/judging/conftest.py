"""Collectieven as in `tests/teams`; uploads stay apart."""

import pytest

from portal.findings.models import FindingPage, FindingSectionPage
from tests import factories
from tests.redactie.admin_forms import needed_to_publish
from tests.teams.conftest import Place, _own_files, arnhem, person, zwolle

__all__ = ["_own_files", "arnhem", "person", "zwolle"]


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """`with committed():` does what waits for the end of the transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def finding(zwolle: Place) -> FindingPage:
    """A finding of Zwolle that is published and lacks nothing."""
    ties = {
        "themes": [factories.ThemeFactory()],
        "regions": [zwolle.team.region],
        "audiences": [factories.AudienceFactory()],
    }
    section = FindingSectionPage.objects.get(region=zwolle.team.region)
    return factories.FindingPageFactory(parent=section, title="Bel eerst de ouders", **ties, **needed_to_publish())
