"""Taking an item off the site with a reason, and putting it back."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from portal.core.models import ItemPage, Withdrawal

from .models import CheckLink

WITHDRAWN, CORRECTED, RESTORED = "moderation.withdraw", "moderation.withdraw_correct", "moderation.restore"


class TextIsGone(Exception):
    """The text that stood on the site was thrown away; only newer drafts are left."""


@transaction.atomic
def withdraw(page: ItemPage, *, kind: str, reason: str, user: AbstractUser, target: Page | None = None) -> Withdrawal:
    """Take a published item off the site; `target` is where it stands now, for one that was merged."""
    withdrawal, _ = Withdrawal.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "kind": kind,
            "reason": reason,
            "target_id": target.pk if target else None,
            "title": page.title,
            "url_path": page.url_path,
            "revision_id": page.live_revision_id,
            "withdrawn_by": user,
        },
    )
    if kind == Withdrawal.Kind.MISTAKE:
        close_what_was_a_mistake(page)
    if state := page.current_workflow_state:  # approving what was submitted before would put it back unawares
        state.cancel(user=user)
    page.unpublish(user=user, log_action=False)
    told = {"kind": withdrawal.get_kind_display(), "reason": reason}
    log(instance=page, action=WITHDRAWN, user=user, data=told)
    return withdrawal


def close_what_was_a_mistake(page: Page) -> None:
    """Nobody should read it any more, so not by a link either, nor as an earlier version once it is corrected."""
    page.published_changes.update(is_hidden=True)
    CheckLink.objects.working().filter(page_id=page.pk).update(revoked_at=timezone.now())


def show_the_last_text(withdrawal: Withdrawal) -> None:
    """It was no mistake after all. Older texts stay hidden: nobody knows which of those were hidden before."""
    if withdrawal.revision_id:
        withdrawal.page.published_changes.filter(revision=withdrawal.revision_id).update(is_hidden=False)


@transaction.atomic
def correct(withdrawal: Withdrawal, *, kind: str, reason: str, user: AbstractUser, target: Page | None = None) -> None:
    """Say anew why an item is off the site, without putting it back; who withdrew it and when stays.

    Raises Withdrawal.DoesNotExist when it was put back meanwhile.
    """
    standing = Withdrawal.objects.select_for_update(of=("self",)).select_related("page")
    withdrawal = standing.get(pk=withdrawal.pk, page__live=False)
    was_mistake, is_mistake = (one == Withdrawal.Kind.MISTAKE for one in (withdrawal.kind, kind))
    withdrawal.kind, withdrawal.reason, withdrawal.target = kind, reason, target
    withdrawal.save(update_fields=["kind", "reason", "target"])
    if is_mistake and not was_mistake:
        close_what_was_a_mistake(withdrawal.page)
    if was_mistake and not is_mistake:
        show_the_last_text(withdrawal)
    told = {"kind": withdrawal.get_kind_display(), "reason": reason}
    log(instance=withdrawal.page.specific, action=CORRECTED, user=user, data=told)


@transaction.atomic
def restore(withdrawal: Withdrawal, user: AbstractUser) -> None:
    """Publish what stood on the site when it was withdrawn; a newer draft stays a draft.

    What is needed to publish is not asked: it stood there, and an undo must always work. Raises TextIsGone.
    """
    page = withdrawal.page.specific
    revision = withdrawal.revision
    if revision is None:
        if page.latest_revision_id:
            raise TextIsGone
        revision = page.save_revision(user=user, log_action=False)
    if withdrawal.kind == Withdrawal.Kind.MISTAKE:
        show_the_last_text(withdrawal)
    revision.publish(log_action=False)
    log(instance=page, action=RESTORED, user=user)
