"""Looks at every address outside the portal that readers can meet."""

import sys

from django.core.management.base import BaseCommand, CommandError

from portal.core.jobs import JobProblem
from portal.core.progress import Bar
from portal.linkcheck.mailing import send_digests
from portal.linkcheck.running import AlreadyRunning, NoConnection, check


class Command(BaseCommand):
    help = (
        "Controleert alle webadressen buiten het portaal, ook die in teksten en blokken. Wat vandaag al gecontroleerd "
        "is, wordt overgeslagen. Een opdracht die werd afgebroken, gaat de volgende keer dus verder. "
        "Geeft een fout als er al een controle loopt, of als het portaal zelf geen verbinding heeft."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--again", action="store_true", help="ook wat vandaag al gecontroleerd is")
        parser.add_argument("--only-host", default="", metavar="WEBSITE", help="alleen deze website, zoals www.vng.nl")
        parser.add_argument("--no-mail", action="store_true", help="geen mail aan de redactie")
        parser.add_argument("--limit", type=int, default=0, metavar="AANTAL", help="hooguit zoveel adressen")

    def handle(self, *args, **options) -> None:
        if options["limit"] < 0:
            raise CommandError("Kies bij --limit een aantal vanaf 1.")
        shown = sys.stderr.isatty()
        try:
            tally = check(
                again=options["again"],
                host=options["only_host"],
                limit=options["limit"],
                gathered=Bar("pagina’s gelezen", self.stderr, shown=shown),
                looked=Bar("adressen gecontroleerd", self.stderr, shown=shown),
            )
        except (AlreadyRunning, NoConnection) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(tally.in_words())
        for url in tally.newly_gone:
            self.stdout.write(f"Nu onbereikbaar: {url}")
        if not options["no_mail"]:
            self.tell_editors()

    def tell_editors(self) -> None:
        try:
            self.stdout.write(send_digests())
        except JobProblem as problem:
            raise CommandError(str(problem)) from problem
