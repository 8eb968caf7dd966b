"""One mail to each mailbox with what is new about its links: at most one a week, and never the same twice."""

import datetime
import logging
from collections import defaultdict
from dataclasses import dataclass, field
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from collectieven.models import CollectiefPage
from portal.core.jobs import JobProblem
from portal.teams.selectors import mailbox_of

from .models import CheckedAddress, LinkMail, ToldLink

logger = logging.getLogger(__name__)

State = CheckedAddress.State
# Between two mails to one mailbox; a few hours less than a week, so that a job at the same hour each day keeps its day.
MAIL_EVERY = datetime.timedelta(days=6, hours=20)
MOST_IN_A_MAIL = 50  # addresses of one sort; the report has all of them


@dataclass
class Digest:
    """What one mailbox hears, in the order in which it matters."""

    gone: list[CheckedAddress] = field(default_factory=list)
    moved: list[CheckedAddress] = field(default_factory=list)
    changed: list[CheckedAddress] = field(default_factory=list)

    @property
    def addresses(self) -> list[CheckedAddress]:
        return list(dict.fromkeys([*self.gone, *self.moved, *self.changed]))

    def parts(self) -> list[dict]:
        """Heading and addresses of each sort that there is, and how many more there are than the mail names."""
        sorts = [
            ("Onbereikbaar, op drie dagen gecontroleerd:", self.gone),
            ("Verhuisd naar een nieuw adres:", self.moved),
            ("Bestand veranderd. Klopt uw tekst nog?", self.changed),
        ]
        return [
            {"heading": heading, "addresses": found[:MOST_IN_A_MAIL], "more": max(0, len(found) - MOST_IN_A_MAIL)}
            for heading, found in sorts
            if found
        ]

    def add(self, address: CheckedAddress, told: ToldLink | None) -> None:
        """What of this address was not told yet."""
        if address.state == State.GONE and (told is None or told.state != State.GONE):
            self.gone.append(address)
        if address.state == State.MOVED and (told is None or told.state != State.MOVED):
            self.moved.append(address)
        if address.file_changed_on and (told is None or told.file_changed_on != address.file_changed_on):
            self.changed.append(address)


def send_digests(now: datetime.datetime | None = None) -> str:
    """Send what is new to each mailbox whose last mail is long enough ago; gives one Dutch line on what was done.

    Raises JobProblem with such a line when something could not be mailed; that is tried again the next time.
    """
    now = now or timezone.now()
    forget_what_recovered()
    news = digests()
    homeless = news.pop("", None)
    line, failed = send_due(news, now)
    problems = []
    if failed:
        problems.append(f"Niet gelukt: {', '.join(failed)}. De volgende keer proberen wij het opnieuw.")
    if homeless:
        number = len(homeless.addresses)
        what = "1 link is" if number == 1 else f"{number} links zijn"
        problems.append(f"{what} niet gemaild: vul bij de instellingen het e-mailadres van de redactie in.")
    if problems:
        raise JobProblem(" ".join([line, *problems]))
    return line


def send_due(news: dict[str, Digest], now: datetime.datetime) -> tuple[str, list[str]]:
    """What was done in a Dutch line, and the mailboxes to which it could not be sent."""
    lately = set(LinkMail.objects.filter(sent_at__gt=now - MAIL_EVERY).values_list("mailbox", flat=True))
    due = {mailbox: digest for mailbox, digest in news.items() if mailbox not in lately}
    if not news:
        return "Er is niets nieuws om te mailen.", []
    if not due:
        return "Het nieuws over links wacht op de mail van de volgende week.", []
    failed = [mailbox for mailbox, digest in due.items() if not send(mailbox, digest, now)]
    sent = len(due) - len(failed)
    return f"{sent or 'Geen'} {'mail' if sent == 1 else 'mails'} over links verstuurd.", failed


def forget_what_recovered() -> None:
    """Of what works again, a next failure is news."""
    works = [State.REACHABLE, State.UNDECIDED, State.NOT_CHECKED]
    ToldLink.objects.filter(address__state__in=works).exclude(state=State.REACHABLE).update(state=State.REACHABLE)


def digests() -> dict[str, Digest]:
    """What is new, by mailbox; the mailbox is empty where none is known."""
    found = CheckedAddress.objects.filter(
        Q(state__in=[State.GONE, State.MOVED]) | Q(file_changed_on__isnull=False), places__isnull=False
    ).distinct()
    told = {(one.mailbox, one.address_id): one for one in ToldLink.objects.all()}
    news: dict[str, Digest] = defaultdict(Digest)
    mailboxes: dict[int | None, str] = {}
    for address in found.prefetch_related("places__collectieven").order_by("host", "url"):
        for mailbox in {mailbox_for(page, mailboxes) for page in concerned(address)}:
            news[mailbox].add(address, told.get((mailbox, address.pk)))
    return {mailbox: digest for mailbox, digest in news.items() if digest.addresses}


def concerned(address: CheckedAddress) -> list[CollectiefPage | None]:
    """The collectieven on whose pages it stands; None for a page of none of them."""
    return [page for place in address.places.all() for page in place.collectieven.all() or [None]]


def mailbox_for(page: CollectiefPage | None, known: dict[int | None, str]) -> str:
    key = page.pk if page else None
    if key not in known:
        known[key] = mailbox_of(page.region if page else None)
    return known[key]


def send(mailbox: str, digest: Digest, now: datetime.datetime) -> bool:
    """Whether the mail went out; only then it counts as told."""
    number = len(digest.addresses)
    subject = "1 link vraagt aandacht" if number == 1 else f"{number} links vragen aandacht"
    report = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("linkcheck_report")
    body = render_to_string("linkcheck/digest.txt", {"parts": digest.parts(), "report": report})
    try:
        EmailMessage(subject, body, to=[mailbox]).send()
    except (SMTPException, OSError):
        logger.exception("The mail about links to %s could not be sent.", mailbox)
        return False
    with transaction.atomic():
        LinkMail.objects.create(mailbox=mailbox, sent_at=now, addresses=number)
        for address in digest.addresses:
            told = {"state": address.state, "file_changed_on": address.file_changed_on}
            ToldLink.objects.update_or_create(mailbox=mailbox, address=address, defaults=told)
    return True
