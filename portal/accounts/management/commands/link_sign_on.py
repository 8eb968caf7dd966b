"""For the operator: an account that was here before single sign-on goes on with it."""

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.accounts import audit
from portal.accounts.models import Event
from portal.accounts.sign_on import PROVIDER_ID


class Command(BaseCommand):
    help = "Koppelt een account aan een gebruiker van de provider. Het wachtwoord van het account vervalt."

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="gebruikersnaam in het portaal")
        parser.add_argument("sub", help="het kenmerk ‘sub’ van de gebruiker bij de provider; het logboek noemt het")

    @transaction.atomic
    def handle(self, *args, username: str, sub: str, **options) -> None:
        """Raises CommandError when there is no such account, or when one of both is tied already."""
        user = get_user_model().objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"Er is geen account met de naam ‘{username}’.")
        tied = SocialAccount.objects.filter(provider=PROVIDER_ID)
        if tied.filter(uid=sub).exists() or tied.filter(user=user).exists():
            raise CommandError("Dit account of deze gebruiker is al gekoppeld.")
        SocialAccount.objects.create(user=user, provider=PROVIDER_ID, uid=sub, extra_data={})
        user.set_unusable_password()
        user.save()
        audit.record(Event.ACCOUNT_CHANGED, account=user.get_username(), detail=f"gekoppeld aan {sub}")
        self.stdout.write(f"{user} logt voortaan in bij de organisatie.")
