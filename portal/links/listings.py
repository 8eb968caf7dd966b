"""Which pages show the addresses of useful links."""

from portal.core.models import ExternalAddress

from .models import LinksPage


def pages_that_list(address: ExternalAddress) -> list[int]:
    """The page with useful links, when one of these has this address."""
    return list(LinksPage.objects.values_list("pk", flat=True)) if address.useful_links.exists() else []
