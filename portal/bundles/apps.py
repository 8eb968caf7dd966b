from datetime import timedelta

from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "portal.bundles"
    label = "bundles"
    verbose_name = "bundels"

    def ready(self) -> None:
        from django.db.models.signals import post_save, pre_delete
        from wagtail.models import Page, Revision
        from wagtail.signals import page_unpublished

        from portal.core.jobs import Job, register_job
        from portal.core.publication import register_obstacle

        from .holding import held_by_a_bundle, page_deleted, page_withdrawn, text_saved
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
        page_unpublished.connect(page_withdrawn)
        pre_delete.connect(page_deleted, sender=Page)
