"""What stands in the audit log no longer than it may."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.core.jobs import Job, register_job

from .models import AuditEntry


def clean_audit() -> str:
    """Remove what is older than `AUDIT_DAYS` days; gives a Dutch line on how much that was."""
    border = timezone.now() - timedelta(days=settings.AUDIT_DAYS)
    removed, _by_model = AuditEntry.objects.filter(at__lt=border).delete()
    lines = "1 regel" if removed == 1 else f"{removed} regels"
    return f"Uit het logboek van accounts verwijderd: {lines}, ouder dan {settings.AUDIT_DAYS} dagen."


def register() -> None:
    register_job(Job(name="logboek", label="Logboek van accounts opschonen", every=timedelta(days=1), run=clean_audit))
