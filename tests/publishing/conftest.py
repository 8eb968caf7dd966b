"""The editors of `tests/redactie`, here too."""

from tests.redactie.conftest import _own_files, account, eindredacteur, redacteur, sign_in  # noqa: F401
