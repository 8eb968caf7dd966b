"""When something is published, withdrawn or renamed, the search table follows."""

from wagtail.models import Page

from collectieven.models import CollectiefPage
from portal.core.models import PortalPage, Region, Vocabulary
from portal.core.models.vocabulary import Tie
from portal.glossary.models import GlossaryPage, Term
from portal.links.models import LinkCategory, LinksPage, UsefulLink

from .indexing import forget_page, forget_row, is_paused, reindex_page, reindex_pages
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


def row_deleted(sender, instance: SearchRow, **kwargs) -> None:
    """Before a row goes with its page."""
    forget_row(instance)


def term_renamed(sender, instance: Vocabulary, created: bool, **kwargs) -> None:
    """Labels stand in the rows, so a new name reaches what is tied to the term."""
    if not created and not is_paused():
        reindex_pages(pages_tied_to([instance]))


def record_changed(sender, **kwargs) -> None:
    """Terms and links have no page of their own: the page that shows them is made anew."""
    if is_paused():
        return
    page_type = GlossaryPage if sender is Term else LinksPage
    reindex_pages(list(page_type.objects.live()))


def areas_in(region: Region) -> list[Region]:
    """The region, its parts, and theirs."""
    areas = [region]
    for area in areas:
        areas.extend(area.parts.all())
    return areas


def pages_tied_to(terms: list[Vocabulary]) -> list[Page]:
    """Published pages that carry one of these terms."""
    pages: dict[int, Page] = {}
    for relation in type(terms[0])._meta.related_objects:
        if issubclass(relation.related_model, Tie):
            ties = relation.related_model.objects.filter(tag__in=terms, content_object__live=True)
            pages.update({tie.content_object_id: tie.content_object for tie in ties.select_related("content_object")})
    return list(pages.values())


RECORDS = (Term, UsefulLink, LinkCategory)
# The addresses of a link are stored after the link itself.
RECORD_TIES = (UsefulLink.addresses.through,)
