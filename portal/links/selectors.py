"""The useful links as their page shows them."""

from collections.abc import Iterable

from portal.core.listing import rows


def links_by_category(*, categories: Iterable) -> list[dict]:
    """Every category that has links; each link with its addresses and the products that can be seen now.

    `categories` come with their links, addresses and products prefetched.
    """
    categories = [category for category in categories if category.links.all()]
    keys = {product.key for category in categories for link in category.links.all() for product in link.products.all()}
    visible = {row.key: row for row in rows(keys=sorted(keys))}
    return [
        {
            "category": category,
            "links": [
                {
                    "link": link,
                    "addresses": link.addresses.all(),
                    "products": [visible[product.key] for product in link.products.all() if product.key in visible],
                }
                for link in category.links.all()
            ],
        }
        for category in categories
    ]
