"""What readers see of publishing: the version of an item before a change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from portal.core.facts import tie_facts
from portal.core.item_context import own_row
from portal.core.permalinks import visible_item

from .versions import as_it_was, readable_version, released_documents


def earlier_version(request: HttpRequest, letter: str, number: str, version: str) -> HttpResponse:
    """`/b/5/versies/2/`: the text of then with a banner. As long as the page itself can be seen, and not indexed."""
    page = visible_item(letter, int(number))
    change = page and readable_version(page, int(version))
    if not change:
        raise Http404("Deze versie is er niet.")
    if change.revision_id == page.live_revision_id:
        return redirect(page.get_url(request))
    then = as_it_was(change)
    documents = released_documents(then)
    row = own_row(then, {}, preview=True)
    context = {
        "page": then,
        "current": page,
        "current_url": page.get_url(request),
        "change": change,
        "row": row,
        "facts": tie_facts(row, always=frozenset()),
        "documents": documents,
        "left_out": len(documents) < len(set(change.revision.as_object().shown_documents())),
    }
    response = render(request, "pages/earlier_version.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
