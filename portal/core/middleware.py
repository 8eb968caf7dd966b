"""What holds for every request: safe headers, the right methods, no odd bytes, maintenance."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed

from .standalone import standalone_page

ADMIN_PREFIX = "/beheer/"
# Where the reader of a check link says whether a draft is right (docs/besluiten/0029-nakijklink.md).
CHECK_PREFIX = "/nakijken/"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
PUBLIC_POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; "
    "frame-ancestors {ancestors}; img-src 'self'; manifest-src 'self'; script-src 'self'; style-src 'self'"
)
# Wagtail's admin writes scripts and styles into its pages: 'unsafe-inline' cannot be missed there, 'unsafe-eval' can.
ADMIN_POLICY = (
    "default-src 'self'; base-uri 'self'; connect-src 'self'; font-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'self'; frame-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
)
MAINTENANCE_SECONDS = 600


class ClientAddressMiddleware:
    """Takes the client's address from X-Forwarded-For when `PROXIES` says how many proxies may write there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.PROXIES:
            hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
            if len(hops) >= settings.PROXIES:
                request.META["REMOTE_ADDR"] = without_port(hops[-settings.PROXIES])
        return self.get_response(request)


def without_port(hop: str) -> str:
    """An address as some proxies write it, `192.0.2.1:4711` or `[2001:db8::1]:4711`, without brackets and port."""
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


class SecurityHeadersMiddleware:
    """CSP and Permissions-Policy on every answer, errors and redirects too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Content-Security-Policy", policy_for(request, response))
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response


def policy_for(request: HttpRequest, response: HttpResponse) -> str:
    """The admin's policy under its address, also for what it frames; the public one everywhere else."""
    if request.path.startswith(ADMIN_PREFIX):
        return ADMIN_POLICY
    # A preview is a request of its own within one of the admin, and stands in a frame beside the form.
    framed = (
        getattr(request, "is_preview", False) or response.headers.get("X-Frame-Options", "").upper() == "SAMEORIGIN"
    )
    return PUBLIC_POLICY.format(ancestors="'self'" if framed else "'none'")


class MaintenanceMiddleware:
    """While `MAINTENANCE` is on: 503 on a page that needs neither database nor static files."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MAINTENANCE and request.path != "/gezond/":
            response = standalone_page("maintenance.html", status=503)
            response["Retry-After"] = str(MAINTENANCE_SECONDS)
            return response
        return self.get_response(request)


class PublicMethodsMiddleware:
    """Public pages are read only: other methods get 405, before the CSRF check would answer 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Wagtail's own form for a page with a password, and the answer to a draft, are the only public ones.
        may_write = request.path.startswith((ADMIN_PREFIX, CHECK_PREFIX, "/_util/"))
        if not may_write and request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.get_response(request)


class OddInputMiddleware:
    """A null byte in an address means nothing and breaks databases: 400 in the path, dropped from the query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            return HttpResponseBadRequest("Dit adres bestaat niet.")
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\x00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "").replace("\x00", "")
        return self.get_response(request)
