from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "portal.moderation"
    label = "moderation"
    verbose_name = "nakijken en intrekken"

    def ready(self) -> None:
        from portal.core.waiting import register_waiting

        from .queue import pages_waiting
        from .workflow_mail import connect

        register_waiting("pages", pages_waiting)
        connect()
