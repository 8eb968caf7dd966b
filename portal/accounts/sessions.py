"""How long a session of an editor lasts: a time without doing anything, and a time in all."""

import time

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest

from portal.core.middleware import ADMIN_PREFIX

from .second_factor import TAKEN_CARE_OF

SIGNED_IN_AT = "signed_in_at"
ACTIVE_AT = "active_at"
# The time of the last request is kept no finer than this, so that not every request writes the session.
SECONDS_BETWEEN_NOTES = 60
# A screen of the editor says every ten seconds that it is open; that says nothing of the person before it.
OPEN_SCREENS = f"{ADMIN_PREFIX}editing-sessions/"


def begin(request: HttpRequest, user: AbstractUser, **kwargs) -> None:
    """At signing in."""
    if getattr(request, "second_factor_elsewhere", False):
        request.session[TAKEN_CARE_OF] = str(user.pk)
    request.session[SIGNED_IN_AT] = request.session[ACTIVE_AT] = time.time()


def why_over(request: HttpRequest) -> str:
    """Why this session may not go on, in words for the audit log; nothing when it may."""
    now = time.time()
    if now - request.session.get(SIGNED_IN_AT, 0) >= settings.SESSION_COOKIE_AGE:
        return f"langer dan {settings.SESSION_COOKIE_AGE // 3600} uur geleden ingelogd"
    if now - request.session.get(ACTIVE_AT, 0) >= settings.SESSION_IDLE_SECONDS:
        return f"{settings.SESSION_IDLE_SECONDS // 60} minuten niets gedaan"
    return ""


def note_activity(request: HttpRequest) -> None:
    if request.path.startswith(OPEN_SCREENS):
        return
    now = time.time()
    if now - request.session.get(ACTIVE_AT, 0) >= SECONDS_BETWEEN_NOTES:
        request.session[ACTIVE_AT] = now
