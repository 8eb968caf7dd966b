"""Makes the search table anew, beside the one that is asked."""

import sys

from django.core.management.base import BaseCommand, CommandError

from portal.core.progress import Bar
from portal.search.backends import backend
from portal.search.indexing import RebuildTakenOver, is_outdated, rebuild


class Command(BaseCommand):
    help = "Maakt de zoektabel opnieuw, van alles wat gepubliceerd is. Bezoekers zoeken intussen in de oude."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="alleen als een andere versie van het portaal de tabel maakte"
        )

    def handle(self, *args, **options) -> None:
        if options["if_needed"] and not is_outdated():
            self.stdout.write("De zoektabel is van deze versie; er is niets te doen.")
            self.tell_what_waits()
            return
        try:
            rows = rebuild(Bar("pagina’s", self.stderr, shown=sys.stderr.isatty()))
        except RebuildTakenOver as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Zoektabel gemaakt: {rows} rijen.")
        self.tell_what_waits()

    def tell_what_waits(self) -> None:
        """Fails while a cluster has not taken everything in, so that who runs this by clock hears of it."""
        waiting = backend().waiting()
        if waiting:
            raise CommandError(
                f"Het zoekcluster heeft nog niet alles: {waiting} wijzigingen wachten. De database beantwoordt nu alle "
                "zoekvragen. Kijk in het logboek waarom, en geef daarna `rebuild_search --if-needed`."
            )
