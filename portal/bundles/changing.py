"""Everything that is done with a bundle before it is published. Each in one transaction that holds the bundle."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from portal.core.models import PortalDocument

from . import history
from .approved_text import approve_file, approve_text
from .mailing import mail_approved, mail_returned, mail_submitted
from .models import Bundle, BundleDocument, BundlePage
from .overview import BundleOverview
from .problems import belongs_to

State = Bundle.State
MOST_PARTS = 100  # pages, and documents, in one bundle: all of it is published in one transaction


class BundleRefused(Exception):
    """It cannot be done now; `lines` say why, in Dutch. Nothing was changed."""

    def __init__(self, *lines: str):
        super().__init__(" ".join(lines))
        self.lines = lines


def hold(bundle: Bundle, *states: str) -> Bundle:
    """The bundle as it is now, held with its pages until the transaction ends. Raises BundleRefused in another state.

    Pages first and then the bundle, as an editor who saves holds them: so two never wait for each other.
    """
    hold_pages(bundle)
    found = Bundle.objects.select_for_update().filter(pk=bundle.pk).first()
    if found is None:
        raise BundleRefused("De bundel is intussen opgeheven.")
    if found.state not in states:
        raise BundleRefused(f"De bundel is intussen veranderd: {found.get_state_display()}. Kijk hieronder opnieuw.")
    return found


def hold_pages(bundle: Bundle) -> None:
    pages = Page.objects.filter(pk__in=bundle.pages.values("page"))
    list(pages.select_for_update(no_key=True).order_by("pk").values_list("pk"))


@transaction.atomic
def add_page(bundle: Bundle, page: Page, user: AbstractUser) -> BundlePage:
    held, title = hold(bundle, *Bundle.CHANGEABLE), page.get_admin_display_title()
    if not belongs_to(page, held):
        raise BundleRefused(f"‘{title}’ hoort niet bij {held.place}. Zet haar in een bundel van haar eigen collectief.")
    if held.pages.count() >= MOST_PARTS:
        raise BundleRefused(f"Een bundel heeft hooguit {MOST_PARTS} pagina’s. Maak een tweede bundel.")
    try:
        with transaction.atomic():
            entry = BundlePage.objects.create(bundle=held, page_id=page.pk, title=title, added_by=user)
    except IntegrityError as error:
        raise BundleRefused(f"‘{title}’ staat al in een bundel.") from error
    history.write_down(held, f"‘{title}’ erin gezet.", user)
    history.tell_page(entry, page, history.ADDED, user)
    return entry


@transaction.atomic
def remove_page(entry: BundlePage, user: AbstractUser) -> None:
    held = hold(entry.bundle, *Bundle.CHANGEABLE, State.SUBMITTED)
    history.write_down(held, f"‘{entry.title}’ eruit gehaald.", user)
    if entry.page_id:
        history.tell_page(entry, entry.page.specific_deferred, history.REMOVED, user)
    entry.delete()


@transaction.atomic
def add_document(bundle: Bundle, document: PortalDocument, user: AbstractUser) -> BundleDocument:
    held = hold(bundle, *Bundle.CHANGEABLE)
    if held.documents.count() >= MOST_PARTS:
        raise BundleRefused(f"Een bundel heeft hooguit {MOST_PARTS} losse documenten. Maak een tweede bundel.")
    entry, is_new = BundleDocument.objects.get_or_create(
        bundle=held, document=document, defaults={"title": document.title, "added_by": user}
    )
    if not is_new:
        raise BundleRefused(f"Document ‘{document.title}’ staat al in deze bundel.")
    history.write_down(held, f"Document ‘{document.title}’ erin gezet.", user)
    return entry


@transaction.atomic
def remove_document(entry: BundleDocument, user: AbstractUser) -> None:
    held = hold(entry.bundle, *Bundle.CHANGEABLE, State.SUBMITTED)
    history.write_down(held, f"Document ‘{entry.title}’ eruit gehaald.", user)
    entry.delete()


def require_publishable(bundle: Bundle) -> BundleOverview:
    """Raises BundleRefused with a line for each page or document that cannot be published."""
    overview = BundleOverview(bundle)
    if overview.is_empty:
        raise BundleRefused("Er staat geen pagina in de bundel. Zet er eerst een in.")
    if lines := overview.problem_lines:
        raise BundleRefused(*lines)
    return overview


@transaction.atomic
def submit(bundle: Bundle, user: AbstractUser) -> None:
    """Ask the reviewers of the own team to look at it; they get one mail."""
    held = hold(bundle, *Bundle.CHANGEABLE)
    require_publishable(held)
    held.state, held.reason = State.SUBMITTED, ""
    held.submitted_by, held.submitted_at = user, timezone.now()
    held.save()
    history.tell_all(held, history.SUBMITTED, user)
    mail_submitted(held, user)


@transaction.atomic
def take_back(bundle: Bundle, user: AbstractUser) -> None:
    """Back to being made; an approval is gone with it."""
    held = hold(bundle, *Bundle.HOLDING)
    held.state = State.DRAFT
    held.save()
    forget_approval(held)
    history.tell_all(held, history.TAKEN_BACK, user)


@transaction.atomic
def send_back(bundle: Bundle, user: AbstractUser, remark: str, remarks: Mapping[int, str]) -> None:
    """`remark`: on the whole; `remarks`: on single pages, by the primary key of their place in the bundle."""
    held = hold(bundle, State.SUBMITTED, State.FAILED)
    for entry in held.pages.all():
        entry.remark = remarks.get(entry.pk, "")
        entry.save(update_fields=["remark"])
    said = [f"‘{entry.title}’: {entry.remark}" for entry in held.pages.exclude(remark="")]
    held.state, held.reason = State.RETURNED, "\n".join([*([remark] if remark else []), *said])
    held.save()
    history.tell_all(held, history.RETURNED, user, held.reason)
    mail_returned(held, user)


@transaction.atomic
def approve(bundle: Bundle, user: AbstractUser, seen: str = "") -> None:
    """Hold on to the text of each page as it is now: that, and nothing else, will be published.

    `seen`: what `BundleOverview.seen` was when the user opened the list; refused when it is another by now.
    """
    held = hold(bundle, State.SUBMITTED, State.FAILED)
    forget_approval(held)
    if held.publish_at and held.publish_at <= timezone.now():
        raise BundleRefused("Het moment van publiceren is voorbij. Kies een nieuw moment of maak het leeg.")
    overview = require_publishable(held)
    if seen and seen != overview.seen:
        raise BundleRefused("Iemand heeft iets gewijzigd nadat u deze lijst opende. Bekijk de lijst opnieuw.")
    for row in overview.pages:
        approve_text(row.entry, row.page)
    for row in overview.documents:
        approve_file(row.entry)
    held.pages.update(remark="")
    held.state, held.reason = State.APPROVED, ""
    held.approved_by, held.approved_at = user, timezone.now()
    held.save()
    history.tell_all(held, history.APPROVED, user)
    mail_approved(held, user)


def forget_approval(bundle: Bundle) -> None:
    bundle.pages.update(revision=None, digest="", files={})
    bundle.documents.update(file_hash="")


@transaction.atomic
def change(bundle: Bundle, user: AbstractUser, fields: Mapping[str, object]) -> None:
    """Another name, note or moment. `fields`: the new values by name."""
    states = (*Bundle.CHANGEABLE, *Bundle.HOLDING) if set(fields) <= {"publish_at"} else Bundle.CHANGEABLE
    held = hold(bundle, *states)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=list(fields))
    if "publish_at" in fields:
        moment = held.publish_at and date_format(timezone.localtime(held.publish_at), r"j F Y, H.i \u\u\r")
        told = f"Moment van publiceren: {moment}." if moment else "Geen moment van publiceren meer."
        history.write_down(held, told, user)


@transaction.atomic
def disband(bundle: Bundle, user: AbstractUser) -> None:
    """Forget the bundle; its pages and documents stay as they are, and their history tells of it."""
    held = hold(bundle, *Bundle.CHANGEABLE)
    for entry in held.pages.filter(page__isnull=False).select_related("page", "bundle"):
        history.tell_page(entry, entry.page.specific_deferred, history.REMOVED, user)
    held.delete()
