"""A small folder with one or two records of every kind, which a test may change before it loads it."""

import pytest

from tests.content.folder import ContentFolder


@pytest.fixture
def folder(tmp_path) -> ContentFolder:
    return ContentFolder(tmp_path / "inhoud")


@pytest.fixture(scope="class")
def _loaded_once(once_a_class, tmp_path_factory) -> None:
    with once_a_class():
        ContentFolder(tmp_path_factory.mktemp("geladen")).load()


@pytest.fixture
def loaded(_loaded_once, folder) -> ContentFolder:
    """The folder as it stands in the database already; for all tests of a class or for none."""
    return folder
