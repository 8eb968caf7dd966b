from django.core.management.base import BaseCommand, CommandError

from portal.core.jobs import JobProblem
from portal.judging.mailing import send_reminders


class Command(BaseCommand):
    help = "Mailt elke postbus wat er opnieuw beoordeeld moet worden, hooguit één keer per maand."

    def handle(self, *args, **options) -> None:
        try:
            self.stdout.write(send_reminders())
        except JobProblem as problem:
            raise CommandError(str(problem)) from problem
