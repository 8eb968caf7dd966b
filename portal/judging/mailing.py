"""At most one mail in four weeks to each mailbox with what must be judged again; never two in a month."""

import datetime
import logging
from collections import defaultdict
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from portal.core.jobs import JobProblem
from portal.teams.selectors import mailbox_of, region_of

from .due import REASONS, published_items, soonest_first, to_judge
from .models import ReminderMail
from .rows import tell

logger = logging.getLogger(__name__)

MAIL_EVERY = datetime.timedelta(days=28)
MOST_IN_A_PART = 20  # items of one sort that a mail names; the list has all of them
HEADINGS = {
    "over-tijd": "Over tijd:",
    "binnen-een-maand": "Binnen een maand:",
    "ijkpunt": "Van vóór een verandering in de wet:",
    "nooit-beoordeeld": "Nog nooit beoordeeld:",
}


def send_reminders() -> str:
    """Send what is due to each mailbox that had no mail for four weeks. Returns one Dutch line on what was done.

    Raises JobProblem with such a line when a mail could not be sent; it is tried again the next time.
    """
    today = timezone.localdate()
    month = today.replace(day=1)
    due = by_mailbox(tell(soonest_first(published_items().filter(to_judge()).select_related("content_type"))))
    homeless = due.pop("", [])
    # By the calendar alone a mail of the last day of a month would be followed by one on the next day.
    lately = ReminderMail.objects.filter(sent_at__date__gt=today - MAIL_EVERY)
    had = set(lately.values_list("mailbox", flat=True))
    sent, failed = 0, []
    for mailbox, pages in sorted(due.items()):
        if mailbox in had:
            continue
        try:
            sent += send(mailbox, pages, month)
        except (SMTPException, OSError):
            logger.exception("The reminder to %s could not be sent.", mailbox)
            failed.append(mailbox)
    line = in_words(sent, homeless)
    if failed:
        raise JobProblem(f"{line} Niet gelukt: {', '.join(failed)}. Dat proberen wij opnieuw.")
    return line


def in_words(sent: int, homeless: list[Page]) -> str:
    line = "Er was niets te mailen." if not sent else f"{sent} {'mail' if sent == 1 else 'mails'} verstuurd."
    if not homeless:
        return line
    what = "1 item heeft" if len(homeless) == 1 else f"{len(homeless)} items hebben"
    return f"{line} {what} geen postbus: vul bij de instellingen het e-mailadres van de redactie in."


def by_mailbox(pages: list[Page]) -> dict[str, list[Page]]:
    """By the mailbox of the item, else of its team, else of the national editors; empty where none is known."""
    found = defaultdict(list)
    of_place: dict[str, str] = {}  # what stands beside each other belongs to the same team
    for page in pages:
        place = page.path[: -page.steplen]
        if not page.review_mailbox and place not in of_place:
            of_place[place] = mailbox_of(region_of(page))
        found[(page.review_mailbox or of_place[place]).lower()].append(page)
    return found


def send(mailbox: str, pages: list[Page], month: datetime.date) -> bool:
    """Whether it went out: not when another runner was first. The note stands before the mail goes.

    The mail goes outside any transaction, so that a slow mail server locks no table; the note goes when it failed.
    """
    number = len(pages)
    subject = f"Te beoordelen: {number} {'item' if number == 1 else 'items'}"
    context = {"number": number, "parts": parts(pages), "list_url": absolute(reverse("judging_report"))}
    body = render_to_string("judging/reminder.txt", context)
    try:
        with transaction.atomic():
            note = ReminderMail.objects.create(mailbox=mailbox, month=month, items=number)
    except IntegrityError:
        return False
    try:
        EmailMessage(subject, body, to=[mailbox]).send()
    except BaseException:
        note.delete()
        raise
    return True


def parts(pages: list[Page]) -> list[dict]:
    """What the mail tells for each sort of reason; an item stands under its most pressing one."""
    found: dict[str, list[Page]] = {reason.value: [] for reason in REASONS}
    for page in pages:
        found[page.most_pressing].append(page)
    return [
        {
            "heading": HEADINGS[value],
            "with_reasons": value != "nooit-beoordeeld",
            "items": [
                {"page": page, "url": absolute(reverse("wagtailadmin_pages:edit", args=[page.pk]))}
                for page in pages[:MOST_IN_A_PART]
            ],
            "more": max(0, len(pages) - MOST_IN_A_PART),
            "url": absolute(f"{reverse('judging_report')}?reden={value}"),
        }
        for value, pages in found.items()
        if pages
    ]


def absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
