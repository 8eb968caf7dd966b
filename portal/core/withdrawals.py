"""What a reader gets at the addresses of an item that was withdrawn: never its text.

docs/besluiten/0028-intrekken.md says why each kind has the status that it has.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from wagtail.models import Page

from .models import ItemPage, PortalPage, Withdrawal


def withdrawal_at(url_path: str) -> Withdrawal | None:
    """Of the page that stood at this path of the tree, when nothing else stands there now."""
    return Withdrawal.objects.standing().filter(url_path=url_path).select_related("page").first()


def withdrawal_of_number(page_type: type[ItemPage], number: int) -> Withdrawal | None:
    """Of the item with this permalink number."""
    page = page_type.objects.filter(number=number, live=False).values("pk")
    return Withdrawal.objects.standing().filter(page__in=page).select_related("page").first()


def answer(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """A page with the reason, a redirect to where it stands now, or 410 with the explanation and not even the title."""
    target = withdrawal.visible_target() if withdrawal.kind == Withdrawal.Kind.MERGED else None
    if target is not None:
        return HttpResponseRedirect(target.get_url(request))
    if withdrawal.kind == Withdrawal.Kind.MISTAKE:
        response = render(request, "410.html", {"withdrawal": withdrawal}, status=410)
    else:
        page = withdrawal.page.specific_deferred
        label = page.kind_label if isinstance(page, PortalPage) else ""
        response = render(request, "pages/withdrawn.html", {"withdrawal": withdrawal, "type_label": label})
    response["X-Robots-Tag"] = "noindex"
    return response


def permalink_answer(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """At its short address: on to where the page stood, unless the words in that address are to be forgotten."""
    if withdrawal.kind == Withdrawal.Kind.WITHDRAWN:
        return HttpResponseRedirect(withdrawal.address(request))
    return answer(request, withdrawal)


def end_withdrawal(instance: Page, **kwargs) -> None:
    """Connected to Wagtail's `page_published`, which also fires when a publication is only planned."""
    if instance.live:
        Withdrawal.objects.filter(page_id=instance.pk).delete()
