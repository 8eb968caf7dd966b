from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    label = "products"
    verbose_name = "producten"

    def ready(self) -> None:
        from portal.core.permalinks import register_permalink

        from .models import ProductPage

        register_permalink("p", ProductPage)
