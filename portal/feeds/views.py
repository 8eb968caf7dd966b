"""Feeds, as Atom and as pages, the site map for people, and the web app manifest."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse

from portal.core.list_result import Row
from portal.core.listing import rows
from portal.core.metadata import view_metadata
from portal.core.querysets import pages_to_read

from .channels import Channel, ItemFeed, newest_channel, owner_slug, search_channel, tied_channel

FEEDS_LEAD = "Met een feed ziet u in uw eigen leesprogramma wat er nieuw is. U hoeft daarvoor geen account te maken."
SITE_MAP_LEAD = "Alle pagina’s van dit portaal op een rij."


def newest(request: HttpRequest) -> HttpResponse:
    return ItemFeed()(request, channel=newest_channel())


def tied(request: HttpRequest, *, facet: str, slug: str) -> HttpResponse:
    """The feed of a theme or a collectief."""
    return ItemFeed()(request, channel=tied_channel(facet=facet, slug=slug))


def searched(request: HttpRequest) -> HttpResponse:
    """The feed of a question."""
    return out_of_search_engines(ItemFeed()(request, channel=search_channel(request)))


def searched_page(request: HttpRequest) -> HttpResponse:
    return out_of_search_engines(channel_page(request, search_channel(request)))


def out_of_search_engines(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


def newest_page(request: HttpRequest) -> HttpResponse:
    return channel_page(request, newest_channel())


def tied_page(request: HttpRequest, *, facet: str, slug: str) -> HttpResponse:
    """The feed of a theme or a collectief as a page."""
    return channel_page(request, tied_channel(facet=facet, slug=slug))


def channel_page(request: HttpRequest, channel: Channel) -> HttpResponse:
    """What stands in a feed, for people, with the address to copy."""
    lead = f"De feed over ‘{channel.title}’." if channel.link != "/" else "Het nieuwste uit het hele portaal."
    context = {
        "channel": channel,
        "address": request.build_absolute_uri(channel.feed_url),
        "trail": [{"title": "Feeds", "url": reverse("feeds")}],
        "meta": view_metadata(request, title=f"Feed: {channel.title}", description=lead),
        "lead": lead,
    }
    return render(request, "pages/feed.html", context)


def feed_index(request: HttpRequest) -> HttpResponse:
    """Which feeds there are, for people."""
    owners = rows(kinds=["thema", "collectief"])
    context = {
        "newest": [{"title": "Alles wat nieuw is", "url": reverse("feed_newest_page")}],
        "themes": links_to_pages(owners, kind="thema", name="feed_theme_page"),
        "collectieven": links_to_pages(owners, kind="collectief", name="feed_collectief_page"),
        "meta": view_metadata(request, title="Feeds", description=FEEDS_LEAD),
        "lead": FEEDS_LEAD,
    }
    return render(request, "pages/feeds.html", context)


def links_to_pages(owners: list[Row], *, kind: str, name: str) -> list[dict[str, str]]:
    return [
        {"title": owner.title, "url": reverse(name, args=[owner_slug(owner)])} for owner in owners if owner.kind == kind
    ]


def site_map(request: HttpRequest) -> HttpResponse:
    """Every visible page as a nested list, for people."""
    tree: list[dict] = []
    stack: list[dict] = []
    for page in pages_to_read().order_by("path"):
        node = {"title": page.title, "url": page.get_url(), "depth": page.depth, "children": []}
        while stack and stack[-1]["depth"] >= page.depth:
            stack.pop()
        (stack[-1]["children"] if stack else tree).append(node)
        stack.append(node)
    single = [
        *({"title": "Voorpagina", "url": home["url"]} for home in tree),
        {"title": "Zoeken", "url": reverse("search")},
        *(node for home in tree for node in home["children"] if not node["children"]),
        {"title": "Feeds", "url": reverse("feeds")},
    ]
    meta = view_metadata(request, title="Sitemap", description=SITE_MAP_LEAD)
    context = {"tree": tree, "single": single, "meta": meta, "lead": SITE_MAP_LEAD}
    return render(request, "pages/site_map.html", context)


def manifest(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "name": "Collectieven tegen Kindermishandeling",
            "short_name": "Collectieven",
            "lang": "nl",
            "start_url": "/",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#0e4b5c",
            "icons": [
                {"src": static("icons/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            ],
        },
        content_type="application/manifest+json",
    )
