from django.apps import AppConfig


class RedactieConfig(AppConfig):
    name = "portal.redactie"
    label = "redactie"
    verbose_name = "redactie"
