"""Who may come into the admin at all; what somebody may do there is asked of Wagtail's permission policies."""

from django.contrib.auth.models import AbstractUser, AnonymousUser


def may_enter(user: AbstractUser | AnonymousUser) -> bool:
    return user.has_perm("wagtailadmin.access_admin")
