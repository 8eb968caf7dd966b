"""Wagtail's app for users with our forms; apart from `apps.py`, because Django takes one app config from there."""

from wagtail.users.apps import WagtailUsersAppConfig


class PortalUsersAppConfig(WagtailUsersAppConfig):
    user_viewset = "portal.accounts.users.AccountViewSet"
