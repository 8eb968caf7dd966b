from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "themes"
    label = "themes"
    verbose_name = "thema’s"

    def ready(self) -> None:
        from portal.core.permalinks import register_permalink

        from .models import TipPage

        register_permalink("t", TipPage)
