"""What `run_jobs` does each day, by hand."""

from django.core.management.base import BaseCommand

from portal.accounts.retention import clean_audit


class Command(BaseCommand):
    help = "Verwijdert regels uit het logboek van accounts die ouder zijn dan AUDIT_DAYS dagen."

    def handle(self, *args, **options) -> None:
        self.stdout.write(clean_audit())
