from django.apps import AppConfig
from django.core.signals import request_finished, request_started
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = "kern"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers the system checks
        from .file_texts import read_after_saving
        from .first_pages import delete_picture, describe_after_saving
        from .foreign_phrases import phrases
        from .health import register_part
        from .jobs import health
        from .kept import begin_request, end_request
        from .models import DocumentVersion, ForeignPhrase, PortalDocument
        from .published_changes import record_publication
        from .versions import delete_version_file
        from .withdrawals import end_withdrawal

        post_save.connect(describe_after_saving, sender=PortalDocument)
        page_published.connect(record_publication)
        page_published.connect(end_withdrawal)
        post_save.connect(read_after_saving, sender=PortalDocument)
        post_delete.connect(delete_picture, sender=PortalDocument)
        post_delete.connect(delete_version_file, sender=DocumentVersion)
        for signal in (post_save, post_delete):
            signal.connect(phrases.forget, sender=ForeignPhrase, dispatch_uid="forget_phrases")
        register_part("taken", health)
        request_started.connect(begin_request)
        request_finished.connect(end_request)
