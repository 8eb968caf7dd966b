from datetime import timedelta

from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "portal.bundles"
    label = "bundles"
    verbose_name = "bundels"

    def ready(self) -> None:
        from django.db.models.signals import post_save, pre_delete, pre_save
        from wagtail.models import Page, Revision
        from wagtail.signals import page_unpublished

        from portal.core.jobs import Job, register_job
        from portal.core.models import PortalDocument
        from portal.core.publication import register_obstacle
        from portal.core.waiting import register_waiting

        from . import holding
        from .publishing import JOB_NAME, publish_due
        from .waiting import bundles_waiting

        register_job(
            Job(
                name=JOB_NAME,
                label="Bundels publiceren op tijd",
                every=timedelta(minutes=1),
                run=publish_due,
                limit=timedelta(minutes=10),
            )
        )
        register_waiting("bundles", bundles_waiting)
        register_obstacle(holding.held_by_a_bundle)
        post_save.connect(holding.text_saved, sender=Revision)
        page_unpublished.connect(holding.page_withdrawn)
        pre_delete.connect(holding.page_deleted, sender=Page)
        pre_save.connect(holding.file_to_be_saved, sender=PortalDocument)
        pre_delete.connect(holding.file_to_be_deleted, sender=PortalDocument)
