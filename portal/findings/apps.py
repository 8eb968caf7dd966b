from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "portal.findings"
    label = "findings"
    verbose_name = "bevindingen"

    def ready(self) -> None:
        from portal.core.permalinks import register_permalink

        from .models import FindingPage

        register_permalink("b", FindingPage)
