"""Old addresses, without telling where something hidden stands."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Site

from .querysets import visible_pages


class VisibleRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects, but none to a page that is withdrawn, expired or private: its new slug is not public."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is not response and leads_to_hidden_page(request, answer["Location"]):
            return response
        return answer


def leads_to_hidden_page(request: HttpRequest, location: str) -> bool:
    """Whether this address of ours is one of the page tree where a visitor may see nothing."""
    target = urlsplit(location)
    if target.netloc not in {"", request.get_host()}:
        return False
    try:
        if resolve(target.path).url_name != "wagtail_serve":
            return False
    except Resolver404:
        return False
    root = Site.find_for_request(request).root_page.url_path
    return not visible_pages().filter(url_path=root.rstrip("/") + target.path).exists()
