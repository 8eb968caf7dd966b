"""Taking an item off the site with a reason, and putting it back."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from portal.core.models import ItemPage, Withdrawal

from .models import CheckLink

WITHDRAWN, RESTORED = "moderation.withdraw", "moderation.restore"


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
        # Nobody should read it any more, so not by a link either, nor as an earlier version once it is corrected.
        page.published_changes.update(is_hidden=True)
        CheckLink.objects.working().filter(page_id=page.pk).update(revoked_at=timezone.now())
    if state := page.current_workflow_state:  # approving what was submitted before would put it back unawares
        state.cancel(user=user)
    page.unpublish(user=user, log_action=False)
    told = {"kind": withdrawal.get_kind_display(), "reason": reason}
    log(instance=page, action=WITHDRAWN, user=user, data=told)
    return withdrawal


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
        page.published_changes.filter(revision=revision).update(is_hidden=False)  # no older one
    revision.publish(log_action=False)
    log(instance=page, action=RESTORED, user=user)
