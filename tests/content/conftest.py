"""A small folder with one or two records of every kind, which a test may change before it loads it."""

import pytest

from tests.content.folder import ContentFolder


@pytest.fixture
def folder(tmp_path) -> ContentFolder:
    return ContentFolder(tmp_path / "inhoud")
