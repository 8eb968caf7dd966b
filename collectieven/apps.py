from django.apps import AppConfig


class CollectievenConfig(AppConfig):
    name = "collectieven"
    label = "collectieven"
    verbose_name = "collectieven"

    def ready(self) -> None:
        from portal.core.permalinks import register_permalink

        from .models import ActionPage, CollectiefPage

        register_permalink("a", ActionPage)
        register_permalink("c", CollectiefPage)
