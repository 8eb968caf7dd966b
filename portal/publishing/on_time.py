"""What editors planned happens: pages go live at their time, and are taken off when theirs has passed."""

import logging
from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.core.jobs import JobProblem
from portal.core.publication import require_ready

from .failed_plans import forget_what_is_over, is_turn, note_failure

logger = logging.getLogger(__name__)

JOB_NAME = "publish_on_time"


def publish_and_withdraw() -> str:
    """As Wagtail's `publish_scheduled` does, but what goes wrong with one page leaves the others their turn.

    Raises JobProblem with the titles of pages that could not be published or taken off; they are tried again, a page
    that keeps failing less and less often (`FailedPlan.next_try`).
    """
    now = timezone.now()
    failed: list[str] = []
    expired = count_done(Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"), withdraw, failed)
    planned = Revision.objects.filter(approved_go_live_at__lt=now).select_related("failed_plan")
    planned = list(planned.order_by("approved_go_live_at"))
    failed += [title_of(revision) for revision in planned if not is_turn(revision, now)]
    due = [revision for revision in planned if is_turn(revision, now)]
    published = count_done(due, publish, failed, note_failure)
    forget_what_is_over()
    line = f"{in_pages(published)} gepubliceerd, {in_pages(expired)} verlopen."
    if failed:
        raise JobProblem(f"{line} Niet gelukt: {', '.join(failed)}.")
    return line


def count_done(
    found: Iterable, do: Callable, failed: list[str], note: Callable[[object, Exception], None] | None = None
) -> int:
    """Do it to each, in a transaction of its own; the titles of what failed are added to `failed`, and it is noted."""
    done = 0
    for one in list(found):
        try:
            with transaction.atomic():
                do(one)
            done += 1
        except Exception as error:
            logger.exception("Could not publish or unpublish %r on time.", one)
            failed.append(title_of(one))
            if note:
                note(one, error)
    return done


def title_of(found: Page | Revision) -> str:
    return f"‘{getattr(found, 'object_str', found)}’"


def withdraw(page: Page) -> None:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def publish(revision: Revision) -> None:
    """What was planned in time may lack something by now: a day of review that has passed, for one."""
    require_ready(revision.as_object())
    revision.publish(log_action="wagtail.publish.scheduled")


def in_pages(number: int) -> str:
    return f"{number or 'geen'} {'pagina' if number == 1 else 'pagina’s'}"
