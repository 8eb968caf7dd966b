"""Atom feeds, the site map for people, and the web app manifest."""

from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import feedgenerator

from portal.core.listing import Row, rows
from portal.core.metadata import view_metadata
from portal.core.querysets import visible_pages

FEED_KINDS = ["bevinding", "tip", "product", "actie"]
FEED_LENGTH = 50
FEEDS_LEAD = "Met een feed ziet u in uw eigen leesprogramma wat er nieuw is. U hoeft daarvoor geen account te maken."
SITE_MAP_LEAD = "Alle pagina’s van dit portaal op een rij."


@dataclass
class Channel:
    """What a feed is about: its title, the page it belongs to, and its rows."""

    title: str
    link: str
    rows: list[Row]


class ItemFeed(Feed):
    """The newest items of a channel, as Atom."""

    feed_type = feedgenerator.Atom1Feed
    language = "nl"
    title_template = None
    description_template = None

    def get_object(self, request: HttpRequest, channel: Channel) -> Channel:
        return channel

    def title(self, channel: Channel) -> str:
        return channel.title

    def link(self, channel: Channel) -> str:
        return channel.link

    def subtitle(self, channel: Channel) -> str:
        return "Nieuw op het kennisportaal Collectieven tegen Kindermishandeling"

    def items(self, channel: Channel) -> list[Row]:
        return channel.rows[:FEED_LENGTH]

    def item_title(self, row: Row) -> str:
        return row.title

    def item_description(self, row: Row) -> str:
        return row.summary

    def item_link(self, row: Row) -> str:
        return row.url

    def item_guid(self, row: Row) -> str:
        return row.key

    item_guid_is_permalink = False

    def item_pubdate(self, row: Row):
        return row.published_at

    def item_updateddate(self, row: Row):
        return row.updated_at

    def item_categories(self, row: Row) -> list[str]:
        return [row.kind_label, *(label for _slug, label in row.themes)]


def newest(request: HttpRequest) -> HttpResponse:
    return ItemFeed()(request, channel=Channel("Alles wat nieuw is", "/", rows(kinds=FEED_KINDS, newest=True)))


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    return tied_feed(request, facet="thema", slug=slug)


def collectief(request: HttpRequest, slug: str) -> HttpResponse:
    return tied_feed(request, facet="collectief", slug=slug)


def tied_feed(request: HttpRequest, *, facet: str, slug: str) -> HttpResponse:
    """A feed of what is tied to a theme or a collectief that a visitor may see; 404 for another."""
    for owner in rows(kinds=[facet]):
        if slug in (owner.slugs("thema") if facet == "thema" else {owner.data["slug"]}):
            found = rows(kinds=FEED_KINDS, ties={facet: [slug]}, newest=True)
            return ItemFeed()(request, channel=Channel(owner.title, owner.url, found))
    raise Http404("Deze feed is er niet.")


def feed_index(request: HttpRequest) -> HttpResponse:
    """Which feeds there are, for people."""
    found = rows(kinds=["thema", "collectief"])
    context = {
        "newest": [{"title": "Alles wat nieuw is", "url": reverse("feed_newest")}],
        "themes": [
            {"title": row.title, "url": reverse("feed_theme", args=[next(iter(row.slugs("thema")), "")])}
            for row in found
            if row.kind == "thema"
        ],
        "collectieven": [
            {"title": row.title, "url": reverse("feed_collectief", args=[row.data["slug"]])}
            for row in found
            if row.kind == "collectief"
        ],
        "meta": view_metadata(request, title="Feeds", description=FEEDS_LEAD),
        "lead": FEEDS_LEAD,
    }
    return render(request, "pages/feeds.html", context)


def site_map(request: HttpRequest) -> HttpResponse:
    """Every visible page as a nested list, for people."""
    tree: list[dict] = []
    stack: list[dict] = []
    for page in visible_pages().order_by("path"):
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
            "theme_color": "#1f4e5f",
            "icons": [
                {"src": static("icons/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            ],
        },
        content_type="application/manifest+json",
    )
