"""Tells who planned a page, and its team, that it could not be published: once, however often it is tried again."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from portal.core.publication import NotReadyForPublication
from portal.teams.selectors import mailbox_of, region_of

from .models import FailedPlan

logger = logging.getLogger(__name__)

UNFORESEEN = "Er ging iets mis bij het publiceren. De oorzaak staat in het logboek van het portaal."


def plan_of(revision: Revision) -> FailedPlan | None:
    """What is known of this plan; a plan for another moment than the one that failed is a new one."""
    plan = getattr(revision, "failed_plan", None)
    return plan if plan and plan.planned_for == revision.approved_go_live_at else None


def is_turn(revision: Revision, now: datetime) -> bool:
    """Whether to try (again) now."""
    plan = plan_of(revision)
    return plan is None or plan.next_try <= now


def note_failure(revision: Revision, error: Exception) -> None:
    """Keep that and why it failed, and tell it when nobody was told yet. Never raises: other pages have their turn."""
    try:
        keep_and_tell(revision, error)
    except Exception:
        logger.exception("Could not keep or tell that %r was not published.", revision)


def keep_and_tell(revision: Revision, error: Exception) -> None:
    plan, known = plan_of(revision), isinstance(error, NotReadyForPublication)
    values = {
        "planned_for": revision.approved_go_live_at,
        "failures": plan.failures + 1 if plan else 1,
        "tried_at": timezone.now(),
        "told_at": plan.told_at if plan else None,
        "reason": " ".join(part.text for part in error.missing) if known else UNFORESEEN,
    }
    plan, _ = FailedPlan.objects.update_or_create(revision=revision, defaults=values)
    if plan.told_at is None and tell(plan):
        plan.told_at = timezone.now()
        plan.save(update_fields=["told_at"])


def tell(plan: FailedPlan) -> bool:
    """Whether there is nobody to tell, or the mail went out; else it is tried again with the page."""
    page = plan.revision.content_object
    if not isinstance(page, Page):
        return True
    page = page.specific_deferred
    addresses = [address for address in (planner_address(plan, page), mailbox_of(region_of(page))) if address]
    context = {
        "title": page.get_admin_display_title(),
        "plan": plan,
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    body = render_to_string("publishing/plan_failed.txt", context)
    subject = " ".join(f"Niet gepubliceerd: {context['title']}".split())
    if not addresses:
        return True
    try:
        EmailMessage(subject, body, to=list(dict.fromkeys(addresses))).send()
    except (SMTPException, OSError):
        logger.exception("The mail about page %s, which could not be published, could not be sent.", page.pk)
        return False
    return True


def planner_address(plan: FailedPlan, page: Page) -> str:
    """Of who planned it, or else wrote it; empty when they may not see the page any more."""
    user = planner(plan)
    if user and user.is_active and page.permissions_for_user(user).can_edit():
        return user.email
    return ""


def planner(plan: FailedPlan) -> AbstractUser | None:
    entries = PageLogEntry.objects.filter(revision=plan.revision, action="wagtail.publish.schedule", user__isnull=False)
    entry = entries.order_by("-timestamp", "-pk").first()
    return entry.user if entry else plan.revision.user


def forget_what_is_over() -> None:
    """Plans that went well, were taken off or were made anew are nobody's concern any more."""
    standing = list(FailedPlan.objects.standing().values_list("pk", flat=True))
    FailedPlan.objects.exclude(pk__in=standing).delete()
