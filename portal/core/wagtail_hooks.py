from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from .withdrawals import answer


# Within Wagtail's hook of the same name (order 0): who may not read a private page is asked to sign in first.
@hooks.register("on_serve_page", order=10)
def tell_of_withdrawal(serve: Callable) -> Callable:
    """Where a page was found as a withdrawn one (`HomePage.route`), readers are told of that. A preview never is."""

    def tell_or_serve(page: Page, request: HttpRequest, args: list, kwargs: dict) -> HttpResponse:
        withdrawal = kwargs.get("withdrawal")
        return answer(request, withdrawal) if withdrawal else serve(page, request, args, kwargs)

    return tell_or_serve
