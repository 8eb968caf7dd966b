"""Short addresses that are printed on paper: `/p/12`, `/t/34`, `/a/7`, `/b/5`, `/c/heerlen`."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from .models import PermalinkCounter, PortalPage
from .withdrawals import permalink_answer, withdrawal_of_number

_page_types: dict[str, type[PortalPage]] = {}


def register_permalink(letter: str, page_type: type[PortalPage]) -> None:
    """Called by the app that owns the page type, when Django starts."""
    _page_types[letter] = page_type


def visible_item(letter: str, number: int) -> PortalPage | None:
    """The page with this number that a visitor may see now."""
    return _page_types[letter].objects.visible().filter(number=number).first()


def numbered(request: HttpRequest, letter: str, number: str) -> HttpResponse:
    """Send on to the page wherever it lives now; 410 for a number that was given out and is gone."""
    number = int(number)  # the address takes nine digits at most, so it fits the column
    page_type = _page_types[letter]
    page = visible_item(letter, number)
    if page is not None:
        return HttpResponseRedirect(page.get_url(request))
    if withdrawal := withdrawal_of_number(page_type, number):
        return permalink_answer(request, withdrawal)
    counter = PermalinkCounter.objects.filter(kind=page_type.kind).first()
    existed = counter is not None and 0 < number <= counter.last
    if existed and not page_type.objects.filter(number=number).exists():
        return render(request, "410.html", {"kind": page_type.kind, "number": number}, status=410)
    raise Http404("Dit vaste adres is er niet.")


def named(request: HttpRequest, letter: str, slug: str) -> HttpResponse:
    """The same for what has a name instead of a number."""
    page_type = _page_types[letter]
    visible = page_type.objects.visible()
    page = visible.filter(key=f"{page_type.kind}-{slug}").first() or visible.filter(slug=slug).first()
    if page is None:
        raise Http404("Dit vaste adres is er niet.")
    return HttpResponseRedirect(page.get_url(request))
