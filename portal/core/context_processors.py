from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from .models import PortalSettings

NAVIGATION = [
    ("/themas/", "Thema’s"),
    ("/collectieven/", "Collectieven"),
    ("/tips/", "Tips"),
    ("/producten/", "Producten"),
    ("/acties/", "Acties"),
    ("/bevindingen/", "Bevindingen"),
    ("/begrippen/", "Begrippen"),
    ("/nuttige-links/", "Nuttige links"),
]


def portal(request: HttpRequest) -> dict:
    """What every public page needs: the menu, the editors' settings and the address of the search page."""
    if request.path.startswith("/beheer/"):
        return {}
    return {
        "navigation": [
            {"url": url, "label": label, "current": request.path.startswith(url), "exact": request.path == url}
            for url, label in NAVIGATION
        ],
        "portal_settings": SimpleLazyObject(lambda: PortalSettings.for_request(request)),
        "search_url": reverse("search"),
        "source_code_url": settings.SOURCE_CODE_URL,
        "site_address": request.build_absolute_uri("/").rstrip("/"),
        "page_address": request.build_absolute_uri(request.path),
    }
