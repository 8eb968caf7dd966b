"""First words of addresses that belong to views: a page with such a slug under the front page could not be reached."""

from wagtail.models import Page

RESERVED = frozenset(
    {
        *("a", "b", "c", "p", "t"),  # permalinks
        *("api", "beheer", "documenten", "feeds", "gezond", "media", "nakijken", "sitemap", "static", "stijlgids"),
        *("zoeken", "_util"),
    }
)
HOME_DEPTH = 2


def is_reserved(slug: str, parent: Page | None) -> bool:
    """Whether a page with this slug under this parent would hide behind a view."""
    return parent is not None and parent.depth == HOME_DEPTH and slug.lower() in RESERVED


def refusal(slug: str) -> str:
    return (
        f"Het adres ‘/{slug}/’ is al van een vast onderdeel van het portaal. "
        "Kies een ander adres, bijvoorbeeld met een extra woord."
    )
