"""When something is published, withdrawn or renamed, the search table follows."""

from django.db import transaction
from wagtail.models import Page

from collectieven.models import CollectiefPage
from portal.core.documents import pages_with
from portal.core.models import ExternalAddress, PortalDocument, PortalPage, Region, Vocabulary
from portal.glossary.models import GlossaryPage, Term
from portal.links.models import LinkCategory, LinksPage, UsefulLink
from themes.models import Theme, ThemePage

from .indexing import forget_page, forget_row, is_paused, lock_state, reindex_page, reindex_pages
from .models import SearchRow


def page_changed(sender, instance: Page, **kwargs) -> None:
    """After publishing."""
    if is_paused() or not isinstance(instance, PortalPage):
        return
    reindex_page(instance)
    if isinstance(instance, CollectiefPage):
        reindex_pages(pages_tied_to(areas_in(instance.region)))


def page_withdrawn(sender, instance: Page, **kwargs) -> None:
    """After unpublishing. Before a page is deleted Wagtail says so too, while the page still stands as published."""
    if is_paused() or not isinstance(instance, PortalPage):
        return
    forget_page(instance)
    if isinstance(instance, CollectiefPage):
        reindex_pages(pages_tied_to(areas_in(instance.region)))


def collectief_deleted(sender, instance: CollectiefPage, **kwargs) -> None:
    """When Wagtail said that it would go, it stood there still, and what is tied to its region named it."""
    if not is_paused():
        reindex_pages(pages_tied_to(areas_in(instance.region)))


def row_deleted(sender, instance: SearchRow, **kwargs) -> None:
    """Before a row goes with its page."""
    forget_row(instance)


def term_changed(sender, instance: Vocabulary, created: bool, **kwargs) -> None:
    """Labels stand in the rows, so a new name reaches what is tied to the term, and the pages that are about it.

    What is tied to a part of a region names the region too. A theme may have got another page, so all of those follow.
    """
    if created or is_paused():
        return
    pages = pages_tied_to(areas_in(instance) if isinstance(instance, Region) else [instance])
    if isinstance(instance, Region):
        pages += CollectiefPage.objects.live().filter(region=instance)
    if isinstance(instance, Theme):
        pages += ThemePage.objects.live()
    reindex_pages(pages)


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


def reindex_published(page_ids: set[int]) -> None:
    pages = list(Page.objects.live().filter(pk__in=page_ids))
    if pages:
        reindex_pages(pages)


def areas_in(region: Region) -> list[Region]:
    """The region, its parts, and theirs."""
    areas = [region]
    for area in areas:
        areas.extend(area.parts.all())
    return areas


def pages_tied_to(terms: list[Vocabulary]) -> list[Page]:
    """Published pages that carry one of these terms."""
    pages: dict[int, Page] = {}
    for model in type(terms[0]).tie_models():
        ties = model.objects.filter(tag__in=terms, content_object__live=True).select_related("content_object")
        pages.update({tie.content_object_id: tie.content_object for tie in ties})
    return list(pages.values())


RECORDS = (Term, UsefulLink, LinkCategory)
# The addresses of a link are stored after the link itself.
RECORD_TIES = (UsefulLink.addresses.through,)
