"""Names of languages in Dutch, for the files and products that are in one."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext


def language_name(code: str) -> str:
    """‘Nederlands’ for `nl`; the code itself when nobody knows it; empty for none."""
    info = LANG_INFO.get(code)
    return gettext(info["name"]).capitalize() if info else code
