from django.apps import AppConfig


class RedactieConfig(AppConfig):
    name = "portal.redactie"
    label = "redactie"
    verbose_name = "redactie"

    def ready(self) -> None:
        from . import gaps, rights

        rights.register_upload_rights()
        gaps.register_gaps()
