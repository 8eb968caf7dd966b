from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "portal.advice"
    label = "advice"
    verbose_name = "tips voor de tekst"
