"""What editors planned happens: pages go live at their time, and are taken off when theirs has passed."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.core.jobs import JobProblem
from portal.core.publication import require_ready

logger = logging.getLogger(__name__)

JOB_NAME = "publish_on_time"


def publish_and_withdraw() -> str:
    """As Wagtail's `publish_scheduled` does, but what goes wrong with one page leaves the others their turn.

    Raises JobProblem with the titles of pages that could not be published or taken off; they are tried again.
    """
    now = timezone.now()
    failed: list[str] = []
    expired = count_done(Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"), withdraw, failed)
    planned = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    published = count_done(planned, publish, failed)
    line = f"{in_pages(published)} gepubliceerd, {in_pages(expired)} verlopen."
    if failed:
        raise JobProblem(f"{line} Niet gelukt: {', '.join(failed)}.")
    return line


def count_done(queryset, do: Callable, failed: list[str]) -> int:
    """Do it to each, in a transaction of its own; the titles of what failed are added to `failed`."""
    done = 0
    for found in list(queryset):
        try:
            with transaction.atomic():
                do(found)
            done += 1
        except Exception:
            logger.exception("Could not publish or unpublish %r on time.", found)
            failed.append(f"‘{getattr(found, 'object_str', found)}’")
    return done


def withdraw(page: Page) -> None:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish(revision: Revision) -> None:
    """What was planned in time may lack something by now: a day of review that has passed, for one."""
    require_ready(revision.as_object())
    revision.publish(log_action="wagtail.publish.scheduled")


def in_pages(number: int) -> str:
    return f"{number or 'geen'} {'pagina' if number == 1 else 'pagina’s'}"
