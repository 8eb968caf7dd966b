"""`/zoeken/`: everything, with the same filters as the lists plus the kind."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.listing import SORTS, ListQuery, count_in_words, search

SEARCH_FACETS = ["soort", "thema", "collectief", "regio", "type", "doelgroep", "partner"]


def search_page(request: HttpRequest) -> HttpResponse:
    query = ListQuery.from_request(request, SEARCH_FACETS)
    result = search(query=query, kinds=None, facets=SEARCH_FACETS)
    context = {
        "query": query,
        "result": result,
        "count_text": count_in_words(result.total, None),
        "sorts": {name: label for name, label in SORTS.items() if name != "relevantie" or query.text},
        "asked": bool(query.text or query.chosen),
    }
    response = render(request, "pages/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
