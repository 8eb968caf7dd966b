"""What feeds are about, and how they are written as Atom."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import Page

from portal.core.entries import FEED_KINDS
from portal.core.list_query import FACETS, ListQuery
from portal.core.list_result import Row
from portal.core.listing import rows, search
from portal.core.models import PublishedChange

FEED_LENGTH = 50


@dataclass
class Channel:
    """What a feed is about: its title, the page it belongs to, its rows, and where it stands as Atom."""

    title: str
    link: str
    rows: list[Row]
    feed_url: str

    def __post_init__(self) -> None:
        self.rows = with_changes(self.rows)


def with_changes(found: list[Row]) -> list[Row]:
    """The same rows with what changed last, in words and by its day. A small change is no news. One query."""
    changes = PublishedChange.objects.told().filter(page_id__in=[row.page_id for row in found]).order_by("number")
    last = {change.page_id: change for change in changes}
    return [with_change(row, last.get(row.page_id)) for row in found]


def with_change(row: Row, change: PublishedChange | None) -> Row:
    if change is None:
        return row
    told = f"Gewijzigd op {date_format(localtime(change.published_at))}: {change.note}" if change.note else ""
    return replace(row, updated_at=change.published_at, reason=told)


def newest_channel() -> Channel:
    """All that is new."""
    newest = rows(kinds=FEED_KINDS, newest=True, limit=FEED_LENGTH)
    return Channel("Alles wat nieuw is", "/", newest, reverse("feed_newest"))


def search_channel(request: HttpRequest) -> Channel:
    """The newest of what answers a question, with the filters that stand in the address."""
    asked = replace(ListQuery.from_request(request, list(FACETS)), sort="nieuw", page=1)
    result = search(query=asked, kinds=FEED_KINDS, facets=list(FACETS))
    address = replace(result.query, sort="").address()
    words = f"Zoeken naar ‘{asked.text}’" if asked.text else "Zoeken"
    labels = [option.label for facet in result.facets for option in facet.chosen]
    return Channel(
        ": ".join([words, ", ".join(labels)]) if labels else words,
        reverse("search") + address,
        result.rows,
        reverse("feed_search") + address,
    )


def tied_channel(*, facet: str, slug: str) -> Channel:
    """What is tied to a theme or a collectief (`facet`) that a visitor may see; 404 for another."""
    for owner in rows(kinds=[facet]):
        if slug == owner_slug(owner):
            found = rows(kinds=FEED_KINDS, ties={facet: [slug]}, newest=True, limit=FEED_LENGTH)
            name = {"thema": "feed_theme", "collectief": "feed_collectief"}[facet]
            return Channel(owner.title, owner.url, found, reverse(name, args=[slug]))
    raise Http404("Deze feed is er niet.")


def owner_slug(owner: Row) -> str:
    """The name in the address of the feed of a theme or a collectief."""
    return next(iter(owner.slugs("thema")), "") if owner.kind == "thema" else owner.data["slug"]


def names_of_pages(found: list[Row]) -> dict[int | None, UUID]:
    """What each page is called wherever the portal moves, by its id. One query.

    RFC 4287 (4.2.6) asks of an entry an absolute IRI that never changes and that nothing else has. An address, also the
    permalink, changes with the domain; the key is the same in every portal that began with the same content.
    """
    return dict(Page.objects.filter(pk__in=[row.page_id for row in found]).values_list("pk", "translation_key"))


class ItemFeed(Feed):
    """The newest items of a channel, as Atom; one object for each answer."""

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

    def feed_url(self, channel: Channel) -> str:
        """Where a reader asks again: with the question and its filters, which the path alone has not."""
        return channel.feed_url

    def items(self, channel: Channel) -> list[Row]:
        """A page that was deleted since its row was read has no name any more, and is left out."""
        self.names = names_of_pages(channel.rows)
        return [row for row in channel.rows if row.page_id in self.names]

    def item_title(self, row: Row) -> str:
        return row.title

    def item_description(self, row: Row) -> str:
        return " ".join(part for part in (row.reason, row.summary) if part)

    def item_link(self, row: Row) -> str:
        return row.url

    def item_guid(self, row: Row) -> str:
        return self.names[row.page_id].urn

    item_guid_is_permalink = False

    def item_pubdate(self, row: Row):
        return row.published_at

    def item_updateddate(self, row: Row):
        return row.updated_at

    def item_categories(self, row: Row) -> list[str]:
        return [row.kind_label, *(label for _slug, label in row.themes)]
