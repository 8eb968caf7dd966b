from datetime import timedelta

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "portal.publishing"
    label = "publishing"
    verbose_name = "publiceren"

    def ready(self) -> None:
        from portal.core.jobs import Job, register_job

        from .on_time import JOB_NAME, publish_and_withdraw

        register_job(
            Job(
                name=JOB_NAME,
                label="Publiceren en verlopen op tijd",
                every=timedelta(minutes=1),
                run=publish_and_withdraw,
                limit=timedelta(minutes=10),
            )
        )
