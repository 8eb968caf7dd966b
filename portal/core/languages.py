"""Names of languages in Dutch, for the files, products and words that are in one."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext

# Codes of the languages of which words may stand in a Dutch text.
FOREIGN = ("en", "de", "fr", "fy", "la", "es", "tr", "pl", "ar")
NOT_IN_DJANGO = {"la": "Latijn"}


def language_name(code: str) -> str:
    """‘Nederlands’ for `nl`; the code itself when nobody knows it; empty for none."""
    if code in NOT_IN_DJANGO:
        return NOT_IN_DJANGO[code]
    info = LANG_INFO.get(code)
    return gettext(info["name"]).capitalize() if info else code


def foreign_languages() -> list[tuple[str, str]]:
    """The choices of a field: code and name. Asked late, as the names need Django's translations."""
    return [(code, language_name(code)) for code in FOREIGN]
