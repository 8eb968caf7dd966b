from django.apps import AppConfig


class LinkCheckConfig(AppConfig):
    name = "portal.linkcheck"
    label = "linkcheck"
    verbose_name = "linkcontrole"
