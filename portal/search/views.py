"""`/zoeken/`: everything, with the same filters as the lists plus the kind."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from portal.core.entries import FEED_KINDS, KINDS, LIST_ADDRESSES
from portal.core.list_query import ListQuery, clean_text, sort_links
from portal.core.list_result import Facet
from portal.core.listing import count_in_words, rows, search
from portal.core.metadata import view_metadata

from .promoted import promoted
from .query_totals import count_search, is_new_question
from .suggestions import suggestions

SEARCH_FACETS = ["soort", "type", "thema", "collectief", "regio", "doelgroep", "partner"]
SEARCH_SORTS = ["relevantie", "volgorde", "titel", "nieuw"]
# Where all things of one kind stand together; other kinds are found by the filter of this page.
OVERVIEWS = {
    **LIST_ADDRESSES,
    "thema": "/themas/",
    "collectief": "/collectieven/",
    "begrip": "/begrippen/",
    "link": "/nuttige-links/",
}


def search_page(request: HttpRequest) -> HttpResponse:
    """Without a question the ways in; with one the results, or what to do when there are none."""
    query = ListQuery.from_request(request, SEARCH_FACETS)
    result = search(query=query, kinds=None, facets=SEARCH_FACETS)
    if is_new_question(request, query):
        count_search(query.text, result.total)
    followed = replace(result.query, sort="").address()
    asked = bool(result.query.text or result.query.chosen)
    context = {
        "query": result.query,
        "meta": view_metadata(request, title="Zoeken", description="Zoek in alles wat op dit portaal staat."),
        "asked_query": query,
        "result": result,
        "count_text": count_in_words(result.total, None),
        "sorts": sort_links(result.query, SEARCH_SORTS),
        "promotions": promoted(query.text) if result.page == 1 else [],
        "asked": asked,
        "ways_in": [] if asked else ways_in(result.facets),
        **(feed_addresses(followed) if can_be_followed(result.query) else {}),
        "themes": [] if result.total and asked else rows(kinds=["thema"]),
    }
    response = render(request, "pages/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def feed_addresses(asked: str) -> dict[str, str]:
    return {"feed_url": reverse("feed_search") + asked, "feed_page_url": reverse("feed_search_page") + asked}


def can_be_followed(query: ListQuery) -> bool:
    """Whether its feed can ever hold anything: not when all kinds that were chosen are kinds that no feed has."""
    kinds = KINDS.keys() & set(query.chosen.get("soort", []))
    return not kinds or bool(kinds & set(FEED_KINDS))


def suggest(request: HttpRequest) -> JsonResponse:
    """What there is while someone types, for `static/js/suggesties.js`."""
    found = suggestions(clean_text(request.GET.get("q", "")))
    response = JsonResponse({"suggesties": [{"titel": s.title, "soort": s.kind, "adres": s.url} for s in found]})
    # As long as a file that was withdrawn may stay in a shared cache (`portal.core.documents`).
    response["Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response


def ways_in(facets: list[Facet]) -> list[dict]:
    """Every kind of which there is something, with its number and the address where it stands together."""
    (kinds,) = (facet for facet in facets if facet.name == "soort")
    return [
        {"label": option.label, "count": option.count, "url": OVERVIEWS.get(option.slug, f"?soort={option.slug}")}
        for option in kinds.options
        if option.count
    ]
