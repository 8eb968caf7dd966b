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
