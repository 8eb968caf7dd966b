from .product import (
    ProductAction,
    ProductAudience,
    ProductIndexPage,
    ProductPage,
    ProductPartner,
    ProductPlace,
    ProductRegion,
    ProductSubject,
    ProductTheme,
    ProductTip,
    ProductVariant,
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
    "ProductSubject",
    "ProductTheme",
    "ProductTip",
    "ProductType",
    "ProductVariant",
    "Rights",
]
