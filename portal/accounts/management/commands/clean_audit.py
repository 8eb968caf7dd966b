"""Every night: what stands in the audit log no longer than it may."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.accounts.models import AuditEntry


class Command(BaseCommand):
    help = "Verwijdert regels uit het logboek van accounts die ouder zijn dan AUDIT_DAYS dagen."

    def handle(self, *args, **options) -> None:
        border = timezone.now() - timedelta(days=settings.AUDIT_DAYS)
        removed, _by_model = AuditEntry.objects.filter(at__lt=border).delete()
        lines = "1 regel" if removed == 1 else f"{removed} regels"
        self.stdout.write(f"Uit het logboek van accounts verwijderd: {lines}, ouder dan {settings.AUDIT_DAYS} dagen.")
