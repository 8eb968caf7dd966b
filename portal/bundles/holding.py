"""While a bundle is reviewed or waits for its moment, its pages go no way of their own, and no change slips in."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision

from portal.core.models import PortalDocument
from portal.core.publication import Missing

from .approved_text import digest_of
from .changing import forget_approval
from .history import VOID, tell_all
from .mailing import mail_void
from .models import Bundle, BundleDocument, BundlePage


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
        end_approval_by_page(entry, "gewijzigd", instance.user)


def page_withdrawn(sender, instance: Page, **kwargs) -> None:
    """Connected to Wagtail's `page_unpublished`."""
    if entry := approved_entry(instance.pk):
        end_approval_by_page(entry, "van de site gehaald")


def page_deleted(sender, instance: Page, **kwargs) -> None:
    """Connected to the moment before a page is deleted."""
    if entry := approved_entry(instance.pk):
        end_approval_by_page(entry, "verwijderd")


def file_to_be_saved(sender, instance: PortalDocument, raw: bool = False, update_fields=None, **kwargs) -> None:
    """Connected to the moment before a document is saved: before what else follows of it, so that none waits for us."""
    if raw or not instance.pk or (update_fields and not {"file", "file_hash"} & set(update_fields)):
        return
    approved = approved_hashes(instance)
    for bundle in sorted(pk for pk, hashes in approved.items() if hashes != {instance.file_hash}):
        end_approval_by_file(bundle, instance, "vervangen")


def file_to_be_deleted(sender, instance: PortalDocument, **kwargs) -> None:
    """Connected to the moment before a document is deleted."""
    for bundle in sorted(approved_hashes(instance)):
        end_approval_by_file(bundle, instance, "verwijderd")


def approved_hashes(document: PortalDocument) -> dict[int, set[str]]:
    """The approved bundles that hold this file, by itself or on a page, with what its hash was then."""
    approved, key = {"bundle__state": Bundle.State.APPROVED}, str(document.pk)
    held = list(BundleDocument.objects.filter(document=document, **approved).values_list("bundle", "file_hash"))
    shown = BundlePage.objects.filter(is_open=True, files__has_key=key, **approved).values_list("bundle", "files")
    held += [(bundle, files[key]) for bundle, files in shown]
    found: dict[int, set[str]] = {}
    for bundle, file_hash in held:
        found.setdefault(bundle, set()).add(file_hash)
    return found


@transaction.atomic
def end_approval_by_page(entry: BundlePage, what: str, user: AbstractUser | None = None) -> None:
    """`what` was done with the page, and by whom if that is known. Holds in the order of `changing.hold`."""
    list(Page.objects.select_for_update(no_key=True).filter(pk=entry.page_id).values_list("pk"))
    end_approval(entry.bundle_id, f"‘{entry.title}’", what, user)


@transaction.atomic
def end_approval_by_file(bundle: int, document: PortalDocument, what: str) -> None:
    """The signal does not know who did it; Wagtail's screen does."""
    end_approval(bundle, f"Het bestand ‘{document.title}’", what, get_active_log_context().user)


def end_approval(pk: int, named: str, what: str, user: AbstractUser | None) -> None:
    """Back to waiting for a review: what nobody approved is not published. Called in a transaction."""
    bundle = Bundle.objects.select_for_update().get(pk=pk)
    if bundle.state != Bundle.State.APPROVED:
        return
    bundle.state = Bundle.State.SUBMITTED
    bundle.save(update_fields=["state"])
    forget_approval(bundle)
    tell_all(bundle, VOID, user, f"{named} is {what}.")
    mail_void(bundle, f"{named} is na de goedkeuring {what}", user)
