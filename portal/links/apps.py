from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "portal.links"
    label = "links"
    verbose_name = "nuttige links"

    def ready(self) -> None:
        from portal.core.documents import register_listing

        from .listings import pages_that_list

        register_listing(pages_that_list)
