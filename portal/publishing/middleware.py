"""Whatever button asked for publication: what is missing is said in words, and nothing is half done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from portal.core.publication import NotReadyForPublication


class NotReadyMiddleware:
    """Answers NotReadyForPublication: back to the form of the page, with a link to each field that needs something.

    The form itself finds this out before it publishes. This is for bulk actions and for approving on the dashboard;
    Wagtail does those in a transaction, so that of several pages none is published.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotReadyForPublication):
            return None
        address = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        messages.error(request, in_words(exception, address))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # Wagtail's dialogs go where this tells them to.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


def in_words(exception: NotReadyForPublication, address: str) -> str:
    lines = format_html_join(
        "",
        '<li><a href="{}{}">{}</a></li>',
        ((address, f"#id_{part.field}" if part.field else "", part.text) for part in exception.missing),
    )
    return format_html(
        "‘{}’ kan nog niet gepubliceerd worden. Er is niets gepubliceerd. Dit is nog nodig:<ul>{}</ul>",
        exception.page.get_admin_display_title(),
        lines,
    )
