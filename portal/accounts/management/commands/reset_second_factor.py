"""For the operator: somebody lost telephone and recovery codes, and no Beheerder can help."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from portal.accounts import audit, second_factor
from portal.accounts.models import Event


class Command(BaseCommand):
    help = "Haalt de tweede stap van een account weg. Bij de volgende keer inloggen stelt de gebruiker een nieuwe in."

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="gebruikersnaam")

    def handle(self, *args, username: str, **options) -> None:
        """Raises CommandError when there is no such account."""
        user = get_user_model().objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"Er is geen account met de naam ‘{username}’.")
        if second_factor.reset(user):
            audit.record(Event.FACTOR_RESET, account=user.get_username())
            self.stdout.write(
                f"De tweede stap van {user} is weg. {user} stelt bij de volgende keer inloggen een nieuwe in."
            )
        else:
            self.stdout.write(f"{user} had geen tweede stap ingesteld. Er is niets veranderd.")
