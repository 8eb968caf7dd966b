"""People of the editors' groups, and files as people make them."""

from tests.redactie.conftest import _own_files, account, eindredacteur, redacteur, sign_in

__all__ = ["_own_files", "account", "eindredacteur", "redacteur", "sign_in"]
