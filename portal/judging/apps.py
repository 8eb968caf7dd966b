from datetime import timedelta

from django.apps import AppConfig


class JudgingConfig(AppConfig):
    name = "portal.judging"
    label = "judging"
    verbose_name = "beoordelen"

    def ready(self) -> None:
        from portal.core.jobs import Job, register_job

        from .dashboard import register_overdue
        from .mailing import send_reminders

        register_overdue()
        # Each day, so that a mail that failed goes the next; a mailbox gets one a month all the same.
        register_job(
            Job(
                name="beoordelen",
                label="Mailen wat er opnieuw beoordeeld moet worden",
                every=timedelta(days=1),
                run=send_reminders,
                slow=True,
            )
        )
