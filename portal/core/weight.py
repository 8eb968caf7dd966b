"""What goes over the wire: text compressed, and a page that has not changed is not sent again."""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

# A PDF or a picture is compressed by itself; again would cost time, and the length that a download shows.
TEXT = ("text/", "application/json", "application/ld+json", "application/xml", "application/atom+xml")


class CompressTextMiddleware(GZipMiddleware):
    """Django's gzip for text alone. It adds random bytes, so that lengths tell nothing of a secret (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.streaming or not response.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)


class FreshPagesMiddleware:
    """A browser may keep a page, but asks each time whether it is still right: what is withdrawn is gone at once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
