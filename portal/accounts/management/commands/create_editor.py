"""An account for an editor, with a generated password that is shown once."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

DEFAULT_GROUPS = ["Landelijke eindredacteur", "Beheerder"]
PASSWORD_WORDS = 5  # groups of four letters and figures: 99 bits, and still to be typed over
# Without characters that look like each other.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = "Maakt een account voor de redactie en toont één keer het wachtwoord."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--username", default="redactie", help="gebruikersnaam (standaard: redactie)")
        parser.add_argument("--email", default="", help="e-mailadres, nodig om een wachtwoord te herstellen")
        parser.add_argument(
            "--group",
            action="append",
            dest="groups",
            help=f"groep; mag vaker. Standaard: {' en '.join(DEFAULT_GROUPS)}",
        )
        parser.add_argument("--if-none", action="store_true", help="doe niets als er al een account is")

    @transaction.atomic
    def handle(self, *args, username: str, email: str, groups: list[str] | None, if_none: bool, **options) -> None:
        """Create the account; raises CommandError when the name is taken or a group is not there."""
        users = get_user_model().objects
        if if_none and users.exists():
            return
        if users.filter(username__iexact=username).exists():
            raise CommandError(f"Er is al een account met de naam ‘{username}’. Kies een andere met --username.")
        names = groups or DEFAULT_GROUPS
        found = list(Group.objects.filter(name__in=names))
        if missing := set(names) - {group.name for group in found}:
            known = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
            raise CommandError(f"Deze groep is er niet: {', '.join(sorted(missing))}. Er zijn: {known}.")
        password = generate_password()
        user = get_user_model()(username=username, email=email)
        user.set_password(password)
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save()
        user.groups.set(found)
        self.stdout.write(
            "Account voor de redactie (dit wachtwoord ziet u alleen nu):\n"
            f"  gebruikersnaam: {username}\n"
            f"  wachtwoord:     {password}\n"
            f"  groepen:        {', '.join(names)}\n"
            "Inloggen kan op /beheer/. De eerste keer koppelt u een app met codes op uw telefoon (de tweede stap).\n"
            "Wijzig daarna het wachtwoord onder Account."
        )


def generate_password() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(PASSWORD_WORDS))
