from datetime import timedelta

from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "portal.bundles"
    label = "bundles"
    verbose_name = "bundels"

    def ready(self) -> None:
        from django.db.models.signals import post_save
        from wagtail.models import Revision

        from portal.core.jobs import Job, register_job
        from portal.core.publication import register_obstacle

        from .holding import held_by_a_bundle, text_saved
        from .publishing import JOB_NAME, publish_due

        register_job(
            Job(
                name=JOB_NAME,
                label="Bundels publiceren op tijd",
                every=timedelta(minutes=1),
                run=publish_due,
                limit=timedelta(minutes=10),
            )
        )
        register_obstacle(held_by_a_bundle)
        post_save.connect(text_saved, sender=Revision)
