from django.apps import AppConfig


class TeamsConfig(AppConfig):
    name = "portal.teams"
    label = "teams"
    verbose_name = "collectieven"

    def ready(self) -> None:
        from portal.core.judges import register_function_of

        from .selectors import function_of

        register_function_of(function_of)
