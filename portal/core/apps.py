from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = "kern"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers the system checks
        from .first_pages import delete_picture, describe_after_saving
        from .models import PortalDocument

        post_save.connect(describe_after_saving, sender=PortalDocument)
        post_delete.connect(delete_picture, sender=PortalDocument)
