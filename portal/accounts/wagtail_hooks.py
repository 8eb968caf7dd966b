"""What signing in and accounts add to the admin."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks


@hooks.register("register_account_menu_item")
def change_password_item(request: HttpRequest) -> dict:
    return {
        "url": reverse("account_change_password"),
        "label": "Wachtwoord wijzigen",
        "help_text": "U hebt uw huidige wachtwoord nodig.",
    }


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict:
    return {
        "url": reverse("mfa_index"),
        "label": "Tweede stap",
        "help_text": "Een andere telefoon koppelen, of nieuwe herstelcodes maken.",
    }
