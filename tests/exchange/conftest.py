"""Uploads of these tests stay apart, as in `tests/redactie`; terms that rows can name."""

import pytest

from tests import factories as make
from tests.redactie.conftest import _own_files

__all__ = ["_own_files"]


@pytest.fixture
def lists(db):
    """Terms to choose from."""
    return {
        "theme": make.ThemeFactory(name="Samen leren en ontwikkelen", slug="samen-leren", number=3),
        "region": make.RegionFactory(name="Zwolle", slug="zwolle"),
        "audience": make.AudienceFactory(name="Wijkteam", slug="wijkteam"),
    }
