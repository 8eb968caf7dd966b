"""Uploads of these tests stay apart, as in `tests/redactie`."""

from tests.redactie.conftest import _own_files

__all__ = ["_own_files"]
