"""For the operator: a way in when the provider of single sign-on is down and passwords are switched off."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from portal.accounts.sign_on_views import LINK_SECONDS, make_link_token


class Command(BaseCommand):
    help = "Maakt een link waarmee een account één keer inlogt zonder wachtwoord. De tweede stap blijft nodig."

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="gebruikersnaam")

    def handle(self, *args, username: str, **options) -> None:
        """Raises CommandError when there is no such account, or when it is switched off."""
        user = get_user_model().objects.filter(username__iexact=username, is_active=True).first()
        if user is None:
            raise CommandError(f"Er is geen account met de naam ‘{username}’ dat aanstaat.")
        address = reverse("sign_in_link", args=[make_link_token(user)])
        self.stdout.write(
            f"Deze link werkt {LINK_SECONDS // 60} minuten en één keer:\n{settings.WAGTAILADMIN_BASE_URL}{address}"
        )
