"""Publishing a bundle: everything in one transaction, or nothing at all.

What follows a publication (search table, versions, withdrawals) stands in the same database and goes back with it;
what does not (mails, the cluster, links) waits for the commit. docs/besluiten/0032-bundels.md tells more.
"""

import logging

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from portal.core.jobs import JobProblem

from . import history
from .changing import BundleRefused, forget_approval, hold, require_publishable
from .mailing import mail_failed, mail_published
from .models import Bundle
from .overview import PageRow
from .selectors import all_allowed, may_publish_somewhere

logger = logging.getLogger(__name__)
JOB_NAME = "publish_bundles"
State = Bundle.State
UNFORESEEN = (
    "Er ging iets mis bij het publiceren van de bundel. De oorzaak staat in het logboek van het portaal. "
    "Keur de bundel opnieuw goed om het nog eens te proberen."
)


class PublishingFailed(Exception):
    """One page could not be published, for a reason that nobody foresaw."""


def publish_due() -> str:
    """The job: each approved bundle whose moment has come. Raises JobProblem with the names of those that failed."""
    published, failed = 0, []
    for bundle in list(Bundle.objects.due().order_by("publish_at", "pk")):
        try:
            done = publish(bundle)
        except BundleRefused:
            continue  # somebody published it or took it back in the meantime
        except Exception:
            logger.exception("Could not write down why bundle %s failed.", bundle.pk)
            failed.append(f"‘{bundle.title}’")
            continue
        if done.state == State.PUBLISHED:
            published += 1
        else:
            failed.append(f"‘{bundle.title}’")
    line = f"{published or 'geen'} {'bundel' if published == 1 else 'bundels'} gepubliceerd."
    if failed:
        raise JobProblem(f"{line} Niet gelukt: {', '.join(failed)}.")
    return line


def publish(bundle: Bundle, user: AbstractUser | None = None) -> Bundle:
    """Publish an approved bundle, by this user or because its moment came; the bundle as it is afterwards.

    When anything stands in the way nothing is published, and the bundle says why. Raises BundleRefused when it is not
    approved (any more).
    """
    try:
        with transaction.atomic():
            held = hold(bundle, State.APPROVED)
            reasons = publish_all(held, user)
            if not reasons:
                return held
            transaction.set_rollback(True)
    except PublishingFailed as failure:
        reasons = [str(failure)]
    except BundleRefused:
        raise
    except Exception:
        logger.exception("Could not publish bundle %s.", bundle.pk)
        reasons = [UNFORESEEN]
    return tell_failure(bundle, user, reasons)


def publish_all(bundle: Bundle, user: AbstractUser | None) -> list[str]:
    """Publish each approved text; why it cannot be done, when it cannot. The caller then rolls back."""
    responsible = user or bundle.approved_by
    if not (responsible and responsible.is_active and may_publish_all(bundle, responsible)):
        return ["Wie de bundel goedkeurde, mag niet meer alles publiceren. Laat iemand anders hem goedkeuren."]
    try:
        overview = require_publishable(bundle)
    except BundleRefused as refused:
        return list(refused.lines)
    bundle.state, bundle.published_at, bundle.reason = State.PUBLISHED, timezone.now(), ""
    bundle.save()
    for row in overview.pages:
        publish_page(row)
    history.tell_all(bundle, history.PUBLISHED, user)
    bundle.pages.update(is_open=False)
    mail_published(bundle, user)
    return []


def may_publish_all(bundle: Bundle, user: AbstractUser) -> bool:
    return may_publish_somewhere(user) and all_allowed(bundle, user, "publish")


def publish_page(row: PageRow) -> None:
    """Without a user, because what is needed was asked already; the history tells who did it.

    Raises PublishingFailed, also when the page is not live afterwards.
    """
    try:
        with transaction.atomic():
            row.entry.revision.publish(log_action=False)
        row.page.refresh_from_db(fields=["live", "live_revision"])
    except Exception as error:
        logger.exception("Could not publish %r with its bundle.", row.page)
        told = f"‘{row.title}’: er ging iets mis bij het publiceren. De oorzaak staat in het logboek van het portaal."
        raise PublishingFailed(told) from error
    if not row.page.live or row.page.live_revision_id != row.entry.revision_id:
        raise PublishingFailed(f"‘{row.title}’: de pagina kwam niet op de site.")


@transaction.atomic
def tell_failure(bundle: Bundle, user: AbstractUser | None, reasons: list[str]) -> Bundle:
    """Keep why it failed, and tell it in one mail; it is not tried again until somebody approves it anew."""
    held = hold(bundle, State.APPROVED)
    held.state, held.reason = State.FAILED, "\n".join(reasons)
    held.save()
    history.tell_all(held, history.FAILED, user, held.reason)
    mail_failed(held)
    forget_approval(held)  # from now on the latest texts count again: somebody mends what was wrong
    return held
