"""How a cell becomes a day to look again, and the mailbox that then hears of it."""

import datetime
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from portal.core.role_mailbox import validate_role_mailbox

from .values import Lists, Problem, shortened


@dataclass(frozen=True)
class ComingDay:
    """A day that is still to come, as people here write it (31-12-2027) or as 2027-12-31; kept as the latter."""

    def read(self, text: str, lists: Lists) -> tuple[str, list[Problem]]:
        for form in ("%d-%m-%Y", "%Y-%m-%d"):
            with suppress(ValueError):
                day = datetime.datetime.strptime(text, form).date()
                if day > timezone.localdate():
                    return day.isoformat(), []
                return "", [Problem(f"‘{shortened(text)}’ is al voorbij. Kies een latere dag.")]
        return "", [Problem(f"‘{shortened(text)}’ is geen dag. Schrijf hem zo: 31-12-2027.")]

    def choices(self) -> list[str]:
        return []


@dataclass(frozen=True)
class RoleMailbox:
    """The e-mail address of a role, not of a person."""

    def read(self, text: str, lists: Lists) -> tuple[str, list[Problem]]:
        try:
            validate_email(text)
            validate_role_mailbox(text)
        except ValidationError as error:
            return "", [Problem(" ".join(error.messages))]
        return text, []

    def choices(self) -> list[str]:
        return []
