from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    label = "moderation"
    verbose_name = "nakijken en intrekken"

    def ready(self) -> None:
        from .workflow_mail import connect

        connect()
