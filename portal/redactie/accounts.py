"""How editors sign in: no sign-up, and only people who may enter the admin."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


class EditorAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the Beheerder."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtailadmin_home")

    def is_safe_url(self, url: str) -> bool:
        """After signing in an editor stays on this host."""
        host = self.request.get_host() if getattr(self, "request", None) else None
        return url_has_allowed_host_and_scheme(url, allowed_hosts={host} if host else None)
