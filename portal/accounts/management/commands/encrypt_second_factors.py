"""The last step of a new SECRET_KEY: after it, SECRET_KEY_FALLBACKS may be emptied."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction

from portal.accounts.mfa_adapter import SecondFactorAdapter

SECRETS = ("secret", "seed")


class Command(BaseCommand):
    help = "Versleutelt de geheimen van de tweede stap opnieuw, met de huidige SECRET_KEY."

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        adapter = SecondFactorAdapter()
        done, unreadable = 0, set()
        for factor in Authenticator.objects.select_for_update().select_related("user").order_by("pk"):
            try:
                secrets = {key: adapter.decrypt(factor.data[key]) for key in SECRETS if key in factor.data}
            except ValidationError:
                unreadable.add(factor.user.get_username())
                continue
            factor.data.update({key: adapter.encrypt(secret) for key, secret in secrets.items()})
            factor.save(update_fields=["data"])
            done += 1
        self.stdout.write(f"Opnieuw versleuteld: {done}.")
        for name in sorted(unreadable):
            self.stdout.write(f"Niet te lezen: {name}. Geef de opdracht reset_second_factor {name}.")
