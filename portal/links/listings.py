"""Which pages show the addresses of useful links."""

from collections.abc import Collection

from .models import LinksPage, UsefulLink


def pages_that_list(addresses: Collection[int]) -> dict[int, list[int]]:
    """By address the page with useful links, when one of these has it."""
    ties = UsefulLink.addresses.through.objects.filter(externaladdress__in=addresses)
    listed = set(ties.values_list("externaladdress", flat=True))
    pages = list(LinksPage.objects.values_list("pk", flat=True)) if listed else []
    return dict.fromkeys(listed, pages)
