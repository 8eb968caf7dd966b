"""One mail for a whole bundle at each step, in plain Dutch, after the transaction went well."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from wagtail.users.models import UserProfile

from portal.teams.selectors import mailbox_of

from .models import Bundle
from .selectors import reviewers_of

logger = logging.getLogger(__name__)

# The switch in the own profile that stops this mail; None: it always comes, because somebody has to do something.
SUBMITTED, APPROVED, REJECTED = "submitted", "approved", "rejected"


def name_of(user: AbstractUser | None) -> str:
    return user.get_full_name() or user.get_username() if user else "Het portaal"


def mail_submitted(bundle: Bundle, user: AbstractUser) -> None:
    """To who may review it, and to the mailbox of the team when there is nobody."""
    opening = f"{name_of(user)} vraagt u om een bundel na te kijken. Alles in de bundel gaat tegelijk de site op."
    action = "Kijk de bundel na. Keur hem goed of stuur hem terug met een opmerking"
    send(bundle, "Nakijken gevraagd", opening, action, to=reviewers_of(bundle), but=user, switch=SUBMITTED)


def mail_returned(bundle: Bundle, user: AbstractUser) -> None:
    opening = f"{name_of(user)} heeft uw bundel teruggestuurd."
    to = [bundle.submitted_by]
    send(bundle, "Teruggestuurd", opening, "Lees wat er anders moet en dien de bundel opnieuw in", to, user, REJECTED)


def mail_approved(bundle: Bundle, user: AbstractUser) -> None:
    when = "op het gekozen moment" if bundle.publish_at else "als iemand op ‘Publiceer nu’ klikt"
    opening = f"{name_of(user)} heeft uw bundel goedgekeurd. Alles gaat tegelijk de site op, {when}."
    send(bundle, "Goedgekeurd", opening, "Bekijk de bundel", [bundle.submitted_by], user, APPROVED)


def mail_void(bundle: Bundle, what: str, user: AbstractUser | None) -> None:
    """To who submitted it, and to all it waits on again: who approved may be away."""
    by = f", door {name_of(user)}" if user else ""
    opening = (
        f"{what}{by}. De goedkeuring van de bundel geldt niet meer. "
        "Hij komt pas op de site als iemand hem opnieuw goedkeurt."
    )
    to = [bundle.approved_by, bundle.submitted_by, *reviewers_of(bundle)]
    send(bundle, "Goedkeuring vervallen", opening, "Kijk de bundel opnieuw na", to, user)


def mail_published(bundle: Bundle, user: AbstractUser | None) -> None:
    opening = "Uw bundel staat op de site. U hoeft niets te doen."
    to = [bundle.submitted_by, bundle.approved_by]
    send(bundle, "Gepubliceerd", opening, "Bekijk de bundel", to, user, APPROVED)


def mail_failed(bundle: Bundle) -> None:
    """Also to who pressed the button: the others should know that it was tried, and one mail tells all."""
    opening = "Uw bundel kon niet op de site. Er is niets gepubliceerd, ook geen deel ervan."
    to = [bundle.submitted_by, bundle.approved_by]
    send(bundle, "Niet gepubliceerd", opening, "Los dit op en keur de bundel opnieuw goed", to)


def send(
    bundle: Bundle,
    subject: str,
    opening: str,
    action: str,
    to: Iterable[AbstractUser | None],
    but: AbstractUser | None = None,
    switch: str | None = None,
) -> None:
    """One mail to each of these people, and to nobody twice. `but`: who did it knows already."""
    people = {user.pk: user for user in to if user and user.is_active and user.email and user != but}
    wanted = [user for user in people.values() if switch is None or wants(user, switch)]
    addresses = [(user.email, user) for user in wanted]
    if not people and switch == SUBMITTED and (mailbox := mailbox_of(bundle.team.region if bundle.team_id else None)):
        addresses = [(mailbox, None)]
    context = {
        "bundle": bundle,
        "opening": opening,
        "action": action,
        "titles": list(bundle.pages.values_list("title", flat=True)),
        "documents": list(bundle.documents.values_list("title", flat=True)),
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + bundle.get_absolute_url(),
    }
    for address, user in addresses:
        body = render_to_string("bundles/mail.txt", {**context, "user": user})
        mail = EmailMessage(f"{subject}: {bundle.title}", body, to=[address])
        transaction.on_commit(lambda mail=mail: deliver(mail), robust=True)


def wants(user: AbstractUser, switch: str) -> bool:
    return getattr(UserProfile.get_for_user(user), f"{switch}_notifications")


def deliver(mail: EmailMessage) -> None:
    """What was done stays done when the mail cannot be sent."""
    try:
        mail.send()
    except (SMTPException, OSError):
        logger.exception("The mail about a bundle to %s could not be sent.", ", ".join(mail.to))
