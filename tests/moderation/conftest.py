"""Uploads of these tests stay apart, as in `tests/redactie`; collectieven as in `tests/teams`."""

from tests.redactie.conftest import _own_files
from tests.teams.conftest import arnhem, person, zwolle

__all__ = ["_own_files", "arnhem", "person", "zwolle"]
