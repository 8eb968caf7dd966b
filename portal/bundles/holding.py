"""While a bundle is reviewed or waits for its moment, its pages go no way of their own, and no change slips in."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.models import Page, Revision

from portal.core.publication import Missing

from .approved_text import digest_of
from .history import VOID, tell_all
from .mailing import mail_void
from .models import Bundle, BundlePage


def holding_entry(page: Page) -> BundlePage | None:
    """The place of this page in a bundle that was submitted or approved."""
    if not page.pk:
        return None
    held = BundlePage.objects.filter(page_id=page.pk, is_open=True, bundle__state__in=Bundle.HOLDING)
    return held.select_related("bundle").first()


def held_by_a_bundle(page: Page) -> list[Missing]:
    """Registered with `portal.core.publication`: asked before a page is submitted or published by itself."""
    if (entry := holding_entry(page)) is None:
        return []
    told = f"Deze pagina gaat de site op met de bundel ‘{entry.bundle.title}’. Haal haar daar eerst uit."
    return [Missing("", told)]


def approved_entry(page_id: int) -> BundlePage | None:
    approved = BundlePage.objects.filter(page_id=page_id, is_open=True, bundle__state=Bundle.State.APPROVED)
    return approved.select_related("bundle").first()


def text_saved(sender, instance: Revision, raw: bool = False, **kwargs) -> None:
    """Connected to the saving of revisions: a new text, or one that was overwritten, ends the approval."""
    if raw or not str(instance.object_id).isdigit():
        return
    entry = approved_entry(int(instance.object_id))
    if entry is None or instance.base_content_type.model_class() is not Page:
        return
    if instance.pk != entry.revision_id or digest_of(instance) != entry.digest:
        end_approval(entry, "gewijzigd", instance.user)


def page_withdrawn(sender, instance: Page, **kwargs) -> None:
    """Connected to Wagtail's `page_unpublished`."""
    if entry := approved_entry(instance.pk):
        end_approval(entry, "van de site gehaald")


def page_deleted(sender, instance: Page, **kwargs) -> None:
    """Connected to the moment before a page is deleted."""
    if entry := approved_entry(instance.pk):
        end_approval(entry, "verwijderd")


@transaction.atomic
def end_approval(entry: BundlePage, what: str, user: AbstractUser | None = None) -> None:
    """Back to waiting for a review: what nobody approved is not published. Holds in the order of `changing.hold`.

    `what` was done with the page, and by whom if that is known.
    """
    list(Page.objects.select_for_update(no_key=True).filter(pk=entry.page_id).values_list("pk"))
    bundle = Bundle.objects.select_for_update().get(pk=entry.bundle_id)
    if bundle.state != Bundle.State.APPROVED:
        return
    bundle.state = Bundle.State.SUBMITTED
    bundle.save(update_fields=["state"])
    bundle.pages.update(revision=None, digest="", files={})
    tell_all(bundle, VOID, user, f"‘{entry.title}’ is {what}.")
    mail_void(bundle, f"‘{entry.title}’ is na de goedkeuring {what}", user)
