"""Makes the search table anew, beside the one that is asked."""

import sys

from django.core.management.base import BaseCommand, CommandError

from portal.search.indexing import RebuildTakenOver, is_outdated, rebuild

BAR = 40  # characters


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
            rows = rebuild(self.show if sys.stderr.isatty() else lambda done, total: None)
        except RebuildTakenOver as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Zoektabel gemaakt: {rows} rijen.")

    def show(self, done: int, total: int) -> None:
        filled = BAR * done // max(1, total)
        end = "\n" if done == total else ""
        self.stderr.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done} van {total} pagina’s", ending=end)
        self.stderr.flush()
