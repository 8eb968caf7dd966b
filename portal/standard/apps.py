from django.apps import AppConfig


class StandardConfig(AppConfig):
    name = "portal.standard"
    label = "standard"
    verbose_name = "vaste pagina’s"
