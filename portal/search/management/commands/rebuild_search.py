"""Makes the search table anew, beside the one that is asked."""

import sys

from django.core.management.base import BaseCommand, CommandError

from portal.search.indexing import RebuildTakenOver, is_outdated, rebuild
from portal.search.progress import Bar


class Command(BaseCommand):
    help = "Maakt de zoektabel opnieuw, van alles wat gepubliceerd is. Bezoekers zoeken intussen in de oude."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="alleen als een andere versie van het portaal de tabel maakte"
        )

    def handle(self, *args, **options) -> None:
        if options["if_needed"] and not is_outdated():
            self.stdout.write("De zoektabel is van deze versie; er is niets te doen.")
            return
        try:
            rows = rebuild(Bar("pagina’s", self.stderr, shown=sys.stderr.isatty()))
        except RebuildTakenOver as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Zoektabel gemaakt: {rows} rijen.")
