from django.apps import AppConfig


class JudgingConfig(AppConfig):
    name = "portal.judging"
    label = "judging"
    verbose_name = "beoordelen"
