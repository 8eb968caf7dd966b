"""When something is published, withdrawn or renamed, the search table follows."""

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from collectieven.models import CollectiefPage
from portal.core.documents import pages_with
from portal.core.models import ExternalAddress, PortalDocument, PortalPage, Region, Vocabulary
from portal.glossary.models import GlossaryPage, Term
from portal.links.models import LinkCategory, LinksPage, UsefulLink
from themes.models import Theme, ThemePage

from . import stale
from .indexing import forget_page, forget_row, is_paused, lock_state, reindex_page, reindex_pages
from .models import SearchRow
from .tied import reindex_published

# Of a term, what rows hold of it: its name, its place among others, what it is part of, the page that is about it.
HELD = ("name", "slug", "number", "part_of_id", "page_id")


def page_changed(sender, instance: Page, **kwargs) -> None:
    """After publishing."""
    if is_paused() or not isinstance(instance, PortalPage):
        return
    if not isinstance(instance, CollectiefPage):
        reindex_page(instance)
        return
    before = named_before(instance)
    reindex_page(instance)
    now = (instance.title[:300], instance.slug, instance.region.slug)
    if before != now:
        regions = {instance.region.slug, *(before or ())[2:]}
        for region in Region.objects.filter(slug__in=regions):
            stale.follow(region)


def named_before(page: CollectiefPage) -> tuple[str, str, str] | None:
    """Title, slug and region of a collectief as the rows have it, which name it by them; None when they do not."""
    found = SearchRow.objects.current().filter(page=page.pk, kind=page.kind).values_list("card__title", "card__data")
    return next(((title, data["slug"], data["region"]) for title, data in found), None)


def page_withdrawn(sender, instance: Page, **kwargs) -> None:
    """After unpublishing. Before a page is deleted Wagtail says so too, while the page still stands as published."""
    if is_paused() or not isinstance(instance, PortalPage):
        return
    forget_page(instance)
    if isinstance(instance, CollectiefPage):
        stale.follow(instance.region)


def collectief_deleted(sender, instance: CollectiefPage, **kwargs) -> None:
    """When Wagtail said that it would go, it stood there still, and what is tied to its region named it."""
    if not is_paused():
        stale.follow(instance.region)


def restriction_changed(sender, instance: PageViewRestriction, raw: bool = False, origin=None, **kwargs) -> None:
    """A collectief that is not public any more is not found by its name either, in what is tied to its region.

    `origin`: where a deletion began. When that is a page, its restriction goes along a moment before the page itself,
    and rows that were made in between would keep the page from going.
    """
    goes_with_its_page = issubclass(getattr(origin, "model", type(origin)), Page)
    page = None if raw or goes_with_its_page or is_paused() else Page.objects.filter(pk=instance.page_id).first()
    if page:
        for collectief in CollectiefPage.objects.live().descendant_of(page, inclusive=True).select_related("region"):
            reindex_page(collectief)
            stale.follow(collectief.region)


def row_deleted(sender, instance: SearchRow, **kwargs) -> None:
    """Before a row goes with its page."""
    forget_row(instance)


def term_to_be_saved(sender, instance: Vocabulary, **kwargs) -> None:
    """Afterwards nobody knows any more what it was."""
    instance.held_before = held(type(instance).objects.filter(pk=instance.pk).first()) if instance.pk else None


def held(term: Vocabulary | None) -> list | None:
    return term and [getattr(term, name, None) for name in HELD]


def term_changed(sender, instance: Vocabulary, created: bool, **kwargs) -> None:
    """Labels stand in the rows, so a new name reaches what is tied to the term, and the pages that are about it.

    A theme may have got another page, so all of those follow. Other fields of a term stand in no row.
    """
    if created or is_paused() or held(instance) == instance.held_before:
        return
    if isinstance(instance, Region):
        reindex_published(CollectiefPage.objects.live().filter(region=instance).values_list("pk", flat=True))
    if isinstance(instance, Theme):
        reindex_published(ThemePage.objects.live().values_list("pk", flat=True))
    stale.follow(instance)


def record_changed(sender, **kwargs) -> None:
    """Terms and links have no page of their own: the page that shows them is made anew."""
    if is_paused():
        return
    page_type = GlossaryPage if sender is Term else LinksPage
    reindex_pages(list(page_type.objects.live()))


def texts_read(sender, document: PortalDocument, **kwargs) -> None:
    """After the text of a file was read."""
    if not is_paused():
        reindex_pages_with(document)


def file_changed(sender, instance: PortalDocument, created: bool, raw: bool = False, **kwargs) -> None:
    """A file that has another title, or was replaced: its old text is no longer found."""
    if not created and not raw and not is_paused() and instance.text_hash:
        reindex_pages_with(instance)


def file_to_be_deleted(sender, instance: PortalDocument, **kwargs) -> None:
    """Afterwards nobody knows any more which pages showed it."""
    instance.pages_that_showed_it = pages_with(instance)


def file_deleted(sender, instance: PortalDocument, **kwargs) -> None:
    if not is_paused():
        reindex_published(instance.pages_that_showed_it)


def address_changed(sender, instance: ExternalAddress, created: bool, raw: bool = False, update_fields=None, **kwargs):
    """An address may have got another stored copy, or none."""
    if created or raw or is_paused() or (update_fields and "stored_copy" not in update_fields):
        return
    reindex_pages_with(instance)


@transaction.atomic
def reindex_pages_with(thing: PortalDocument | ExternalAddress) -> None:
    """Make the rows of the published pages that use this anew."""
    lock_state()  # first, so that a page that is being published now is either among them or finds the new text
    reindex_published(pages_with(thing))


RECORDS = (Term, UsefulLink, LinkCategory)
# The addresses of a link are stored after the link itself.
RECORD_TIES = (UsefulLink.addresses.through,)
