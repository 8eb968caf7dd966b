"""Uploads of these tests stay apart; people who sign in come from `tests.editors`."""

import pytest
from django.core.files.storage import default_storage


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Uploads of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    assert default_storage.location == str(tmp_path)
