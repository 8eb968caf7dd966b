"""An address of a role outlives who reads it: it must not be somebody's own."""

import re

from django.core.exceptions import ValidationError

# Providers that give addresses to persons, as Dutch people have them.
FOR_PERSONS = {
    "casema.nl", "chello.nl", "gmail.com", "gmx.com", "gmx.net", "googlemail.com", "hetnet.nl", "home.nl",
    "hotmail.com", "hotmail.nl", "icloud.com", "kpnmail.nl", "kpnplanet.nl", "live.com", "live.nl", "mac.com", "me.com",
    "msn.com", "outlook.com", "planet.nl", "proton.me", "protonmail.com", "quicknet.nl", "telfort.nl", "tele2.nl",
    "upcmail.nl", "xs4all.nl", "yahoo.com", "ziggo.nl", "zonnet.nl",
}  # fmt: skip
# ‘j.jansen@’, ‘p.j.devries@’: initials and a name.
INITIALS_AND_NAME = re.compile(r"([a-z]\.){1,4}[a-z]{2,}[a-z-]*")


def validate_role_mailbox(address: str) -> None:
    """Refuses an address of a provider for persons, and one that begins with initials and a name.

    A full name (‘jan.jansen@’) looks like a role to a machine (‘team.jeugd@’), so it passes: the help text asks.
    """
    name, _at, domain = address.strip().lower().rpartition("@")
    if domain in FOR_PERSONS:
        raise ValidationError(
            "Dit lijkt een privéadres. Gebruik een postbus van uw organisatie, zoals redactie@gemeente.nl."
        )
    if INITIALS_AND_NAME.fullmatch(name):
        raise ValidationError(
            "Dit lijkt het adres van één persoon. Gebruik een postbus die blijft als iemand anders het werk doet, "
            "zoals redactie@gemeente.nl."
        )
