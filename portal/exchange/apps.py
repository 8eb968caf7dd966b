from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "portal.exchange"
    label = "exchange"
    verbose_name = "importeren en exporteren"

    def ready(self) -> None:
        from .safe_exports import make_exports_safe

        make_exports_safe()
