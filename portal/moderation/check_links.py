"""Making, finding, answering and stopping check links. docs/besluiten/0029-nakijklink.md tells why they are safe."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from .models import CheckAnswer, CheckLink

SENT, ANSWERED, STOPPED = "moderation.check_sent", "moderation.check_answered", "moderation.check_stopped"
TOKEN_BYTES = 32


def hash_of(token: str) -> str:
    """A token has 256 random bits, so a quick hash without salt keeps it as well as a slow one would."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(page: Page, *, reader: str, user: AbstractUser) -> tuple[CheckLink, str]:
    """A link to the latest text of the page, with its token; this is the only time that anybody can read that."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    revision = page.latest_revision or page.save_revision(user=user, changed=False, log_action=False)
    link = CheckLink.objects.create(
        page_id=page.pk,
        revision=revision,
        token_hash=hash_of(token),
        reader=reader,
        created_by=user,
        expires_at=timezone.now() + timedelta(days=settings.CHECK_LINK_DAYS),
    )
    log(instance=page, action=SENT, user=user, revision=revision, data={"reader": reader})
    return link, token


def find_link(token: str) -> CheckLink | None:
    """The link with this token, while it works."""
    return (
        CheckLink.objects.working()
        .select_related("page__live_revision", "revision")
        .filter(token_hash=hash_of(token))
        .first()
    )


@transaction.atomic
def give_answer(link: CheckLink, *, verdict: str, remark: str) -> CheckAnswer:
    """Keep it, also in the history of the page; nobody is signed in, so the log names no user."""
    answer = CheckAnswer.objects.create(link=link, verdict=verdict, remark=remark)
    told = {"reader": link.reader, "verdict": answer.get_verdict_display(), "remark": remark}
    log(instance=link.page.specific, action=ANSWERED, revision=link.revision, data=told)
    return answer


@transaction.atomic
def stop_link(link: CheckLink, user: AbstractUser) -> None:
    """From now on it opens nothing. Done again it changes nothing."""
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(instance=link.page.specific, action=STOPPED, user=user, data={"reader": link.reader})
