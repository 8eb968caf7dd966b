"""What readers see of publishing: the version of an item before a change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.core.permalinks import visible_item

from .versions import as_it_was, readable_version


def earlier_version(request: HttpRequest, letter: str, number: str, version: str) -> HttpResponse:
    """`/b/5/versies/2/`: the text of then with a banner. As long as the page itself can be seen, and not indexed."""
    page = visible_item(letter, int(number))
    change = page and readable_version(page, int(version))
    if not change:
        raise Http404("Deze versie is er niet.")
    if change.revision_id == page.live_revision_id:
        return redirect(page.get_url(request))
    then, left_out = as_it_was(change)
    context = then.get_context(request, of_itself=True)
    # What others tie to the page now was not on it then.
    on_it = {source.name for source in then.forward_ties()}
    context["tied"] = {name: found for name, found in context["tied"].items() if name in on_it}
    context |= {
        "current": page,
        "current_url": page.get_url(request),
        "change": change,
        "left_out": left_out,
        "layout": then.template,
    }
    response = render(request, "pages/earlier_version.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
