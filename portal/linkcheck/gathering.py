"""Finds the external addresses that readers can meet, and where each of them stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import InlinePanel
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models
from wagtail.rich_text import RichText

from collectieven.belonging import Collectieven
from collectieven.models import CollectiefPage
from portal.core.models import ExternalAddress, PortalPage
from portal.core.querysets import visible_pages
from portal.links.models import LinksPage, UsefulLink

from .guard import destination_of, rules
from .models import LONGEST_URL, CheckedAddress, LinkPlace
from .outcomes import Trouble

SCHEMES = ("http://", "https://")


@dataclass(frozen=True)
class Found:
    """An address as it was found: where, in an editor's words, and with which text."""

    url: str
    place: str
    text: str = ""
    record: models.Model | None = None  # where it is changed, when that is not the page


class LinkParser(HTMLParser):
    """The external links of rich text as the database holds it: internal ones have no `href` there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag != "a":
            return
        href = (dict(attrs).get("href") or "").strip()
        self.inside = href.lower().startswith(SCHEMES)
        if self.inside:
            self.links.append([href, ""])

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.links[-1][1] += data


def links_in_html(html: str) -> list[tuple[str, str]]:
    """(address, text) of every external link."""
    parser = LinkParser()
    parser.feed(html)
    return [(url, " ".join(text.split())) for url, text in parser.links]


def links_in_block(block: blocks.Block, value, place: str) -> Iterator[Found]:
    """External links in the value of a block of any kind, with the way to it in the names of the blocks."""
    if isinstance(block, blocks.StreamBlock):
        for number, child in enumerate(value, 1):
            name = f"blok {number} ({child.block.label or child.block.name})"
            yield from links_in_block(child.block, child.value, joined(place, name))
    elif isinstance(block, blocks.ListBlock):
        for number, child in enumerate(value, 1):
            yield from links_in_block(block.child_block, child, joined(place, f"nummer {number}"))
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from links_in_block(child_block, value.get(name), place)
    elif isinstance(value, RichText):
        for url, text in links_in_html(value.source):
            yield Found(url, place, text)
    elif isinstance(block, blocks.URLBlock) and value:
        yield Found(str(value), place)


def joined(place: str, name: str) -> str:
    return f"{place}, {name}" if place else name


def links_in_fields(thing: models.Model, before: str = "") -> Iterator[Found]:
    """External links in the fields of a page, or of a row that belongs to it; and the addresses it points to."""
    for field in thing._meta.get_fields():
        if not getattr(field, "concrete", False) or field.many_to_many:
            continue
        place = joined(before, capfirst(str(field.verbose_name)))
        if isinstance(field, StreamField):
            yield from links_in_block(field.stream_block, getattr(thing, field.name), place)
        elif isinstance(field, RichTextField):
            for url, text in links_in_html(getattr(thing, field.name) or ""):
                yield Found(url, place, text)
        elif isinstance(field, models.URLField) and getattr(thing, field.name):
            yield Found(getattr(thing, field.name), place)
        elif field.related_model is ExternalAddress and getattr(thing, field.attname):
            yield from links_of_address(getattr(thing, field.name), place)


def links_of_address(address: ExternalAddress, place: str, record: models.Model | None = None) -> Iterator[Found]:
    """The address itself, and where its copy in an archive stands."""
    yield Found(address.url, place, record=record)
    if address.archive_url:
        yield Found(address.archive_url, joined(place, "kopie in een archief"), record=address)


def links_on(page: PortalPage) -> Iterator[Found]:
    """All external addresses on a page: in its fields, in the rows that belong to it, and in records that it shows."""
    yield from links_in_fields(page)
    for relation in page._meta.related_objects:
        if is_part_of_page(relation):
            rows = relation.get_accessor_name()
            for number, row in enumerate(getattr(page, rows).all(), 1):
                yield from links_in_fields(row, f"{name_of_rows(type(page), rows)} {number}")
    if isinstance(page, LinksPage):
        for link in UsefulLink.objects.prefetch_related("addresses"):
            for address in link.addresses.all():
                yield from links_of_address(address, f"Link ‘{link.title}’", record=link)


def is_part_of_page(relation: models.ManyToOneRel) -> bool:
    return isinstance(relation.field, ParentalKey) and not issubclass(relation.related_model, Page)


@cache
def name_of_rows(model: type[Page], rows: str) -> str:
    """What the form of the page calls one of these rows: ‘Plaats’, ‘Test’."""
    panels = [model.get_edit_handler()]
    for panel in panels:
        if isinstance(panel, InlinePanel) and panel.relation_name == rows:
            return capfirst(panel.label)
        panels.extend(getattr(panel, "children", []))
    return capfirst(rows)


def address_for(url: str) -> CheckedAddress | None:
    """The record of this address, made when it is new; None for what is longer than any address that works."""
    try:
        place = destination_of(url, rules())
        clean, host = place.url, place.host
    except Trouble:
        clean, host = url.strip(), ""  # it is no good address, and the check will say why
    if len(clean) > LONGEST_URL or len(host) > 255:
        return None
    return CheckedAddress.objects.get_or_create(url=clean, defaults={"host": host})[0]


def write_places(page: Page | None, title: str, found: list[Found], collectieven: list[CollectiefPage]) -> None:
    for link in found:
        address = address_for(link.url)
        if address is None:
            continue
        place = LinkPlace.objects.create(
            address=address,
            page=page,
            title=title[:300],
            place=link.place[:200],
            text=link.text[:200],
            record_type=ContentType.objects.get_for_model(link.record) if link.record else None,
            record_id=link.record.pk if link.record else None,
        )
        place.collectieven.set(collectieven)


@transaction.atomic
def refresh_page(model: type[PortalPage], pk: int, collectieven: Collectieven | None = None) -> None:
    """Write down which addresses stand on this page as it is published now; none when visitors cannot see it.

    The page is held meanwhile: two that look at it at once would each write its addresses down.
    """
    list(Page.objects.select_for_update(no_key=True).filter(pk=pk).values_list("pk"))
    LinkPlace.objects.filter(page_id=pk).delete()
    page = model.objects.visible().filter(pk=pk).first()
    if page is not None:
        write_places(page.page_ptr, page.title, list(links_on(page)), (collectieven or Collectieven()).of(page))


def refresh_all(progress: Callable[[int, int], None] | None = None) -> None:
    """Do so for every page and record, and forget addresses that stand nowhere any more."""
    collectieven = Collectieven()
    LinkPlace.objects.exclude(page__in=visible_pages()).filter(page__isnull=False).delete()
    types = [model for model in get_page_models() if issubclass(model, PortalPage)]
    pages = [(model, pk) for model in types for pk in model.objects.visible().values_list("pk", flat=True)]
    for done, (model, pk) in enumerate(pages, 1):
        refresh_page(model, pk, collectieven)
        if progress is not None:
            progress(done, len(pages))
    refresh_what_stands_on_no_page()


@transaction.atomic
def refresh_what_stands_on_no_page() -> None:
    """Results that editors put on top of a question, and addresses that are kept but used by no page."""
    LinkPlace.objects.filter(page__isnull=True).delete()
    for promotion in SearchPromotion.objects.exclude(external_link_url="").select_related("query"):
        found = Found(promotion.external_link_url, "Uitgelicht resultaat", promotion.external_link_text, promotion)
        write_places(None, f"Zoekvraag ‘{promotion.query.query_string}’", [found], [])
    kept = [address_for(url) for url in ExternalAddress.objects.values_list("url", flat=True)]
    used = {address.pk for address in kept if address is not None}
    CheckedAddress.objects.filter(places__isnull=True).exclude(pk__in=used).delete()
