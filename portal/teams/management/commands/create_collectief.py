"""A new collectief, whole: the same as the form ‘Nieuw collectief’ in the admin."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from portal.core.models import Region
from portal.core.role_mailbox import validate_role_mailbox
from portal.teams.establishing import AddressTaken, establish, region_named


class Command(BaseCommand):
    help = (
        "Maakt een collectief: pagina, eigen delen, groepen, verzameling, postbus en werkstroom. "
        "Nog een keer uitvoeren herstelt wat ontbreekt."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("name", help="naam van de regio, bijvoorbeeld Zwolle")
        parser.add_argument("--mailbox", default="", help="e-mailadres van het team; nodig bij een nieuw collectief")
        parser.add_argument(
            "--kind", choices=Region.Kind.values, default=Region.Kind.MUNICIPALITY.value, help="soort gebied"
        )
        parser.add_argument("--cbs-code", default="", help="CBS-code van een nieuwe gemeente, bijvoorbeeld GM0193")

    def handle(self, *args, name: str, mailbox: str, kind: str, cbs_code: str, **options) -> None:
        """Make or mend it; raises CommandError for a wrong address or code, or a page that stands in the way."""
        region = region_named(name) or Region(name=name, kind=kind, cbs_code=cbs_code.upper())
        try:
            if mailbox or not getattr(region, "team", None):
                check_mailbox(mailbox)
            if region.pk is None:
                region.full_clean(exclude=["slug"])
            establishment = establish(region=region, mailbox=mailbox)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except AddressTaken as error:
            raise CommandError(str(error)) from error
        for line in establishment.made:
            self.stdout.write(f"  {line}")
        self.stdout.write(f"{region.name} kan beginnen." if establishment.made else f"Bij {region.name} ontbrak niets.")


def check_mailbox(mailbox: str) -> None:
    if not mailbox:
        raise CommandError("Geef het e-mailadres van het team op met --mailbox.")
    validate_email(mailbox)
    validate_role_mailbox(mailbox)
