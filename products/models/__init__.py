from .places import ProductPlace, ProductVariant
from .product import ProductIndexPage, ProductPage, ProductSectionPage
from .ties import (
    ProductAction,
    ProductAudience,
    ProductPartner,
    ProductRegion,
    ProductSubject,
    ProductTheme,
    ProductTip,
)
from .types import Availability, Origin, ProductType, Rights

__all__ = [
    "Availability",
    "Origin",
    "ProductAction",
    "ProductAudience",
    "ProductIndexPage",
    "ProductPage",
    "ProductPartner",
    "ProductPlace",
    "ProductRegion",
    "ProductSectionPage",
    "ProductSubject",
    "ProductTheme",
    "ProductTip",
    "ProductType",
    "ProductVariant",
    "Rights",
]
