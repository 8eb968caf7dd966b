"""Makes drafts of the rows that were agreed to, one after the other, and can take them away again."""

import datetime
import logging
from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.core.models import ExternalAddress, ItemPage
from portal.teams.selectors import team_of

from .checking import Checked, scope_of
from .columns import KINDS, REFERENCE, Kind
from .models import WAITING_TOO_LONG, ImportBatch, ImportRow
from .review_values import ComingDay
from .values import FAULT, Paragraphs, Terms, WebAddresses, rich_text

logger = logging.getLogger(__name__)

State, Row = ImportBatch.State, ImportRow.State
CHUNK = 25  # rows at a time: after each the bar moves on, and other work in the background has its turn
KEPT_FOR = datetime.timedelta(days=7)  # a file that was looked at and not agreed to
NOT_MADE = "Deze rij kon niet worden gemaakt. Kies het bestand later opnieuw, dan proberen wij alleen deze rij."


@transaction.atomic
def keep_batch(*, checked: Checked, kind: Kind, parent: Page, user: AbstractUser, file_name: str) -> ImportBatch:
    """Keep what was looked at until it is agreed to. An earlier file of this user that was not agreed to goes, and so
    do those of others that were left."""
    left = Q(user=user) | Q(user=None) | Q(created_at__lt=timezone.now() - KEPT_FOR)
    ImportBatch.objects.filter(left, state=State.CHECKED).delete()
    batch = ImportBatch.objects.create(
        kind=kind.name, parent=parent, user=user, file_name=file_name[:255], ignored=checked.ignored
    )
    scope = scope_of(kind, parent)
    ImportRow.objects.bulk_create(
        [
            ImportRow(
                batch=batch,
                number=row.number,
                scope=scope,
                key=row.key,
                title=row.title,
                data=row.data,
                problems=row.problems,
                state=row.state,
            )
            for row in checked.rows
        ],
        batch_size=500,
    )
    return batch


def agree(batch: ImportBatch, *, with_lookalikes: bool) -> bool:
    """Let the work begin; False when somebody was before us, or there is nothing to make."""
    if with_lookalikes:
        batch.rows.filter(state=Row.LIKE).update(state=Row.NEW)
    if not batch.rows.filter(state=Row.NEW).exists():
        return False
    return start(batch, State.CHECKED, State.RUNNING)


def undo(batch: ImportBatch) -> bool:
    return start(batch, State.DONE, State.UNDOING)


def start(batch: ImportBatch, before: str, after: str) -> bool:
    changed = ImportBatch.objects.filter(pk=batch.pk, state=before).update(state=after, worked_at=timezone.now())
    if changed:
        batch.refresh_from_db()
    return bool(changed)


def has_stopped(batch: ImportBatch) -> bool:
    """Whether the work was broken off, by a restart of the portal for instance."""
    silent = (timezone.now() - batch.worked_at).total_seconds() if batch.worked_at else WAITING_TOO_LONG
    return batch.is_working and silent >= WAITING_TOO_LONG


def work_a_while(batch_pk: int) -> bool:
    """Do the next rows of this batch; whether there are more. May be called again at any time, also twice at once."""
    batch = ImportBatch.objects.select_related("user").filter(pk=batch_pk).first()
    if batch is None or not batch.is_working:
        return False
    todo, do = (Row.NEW, make_row) if batch.state == State.RUNNING else (Row.MADE, unmake_row)
    rows = list(batch.rows.filter(state=todo)[:CHUNK])
    for row in rows:
        do_row(row, batch, do)
        ImportBatch.objects.filter(pk=batch.pk).update(worked_at=timezone.now())
    if batch.rows.filter(state=todo).exists():
        return True
    finish(batch)
    return False


def finish(batch: ImportBatch) -> None:
    """What stood in the rows is no longer needed: the drafts have it."""
    after = State.DONE if batch.state == State.RUNNING else State.UNDONE
    ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(state=after, worked_at=timezone.now())
    batch.rows.update(data={})


def do_row(row: ImportRow, batch: ImportBatch, do: Callable[[ImportRow, ImportBatch], None]) -> None:
    """One row, wholly or not at all. What goes wrong with it is told, and does not stop the others."""
    try:
        with transaction.atomic():
            do(row, batch)
    except IntegrityError:
        if not ImportRow.objects.filter(scope=row.scope, key=row.key, page__isnull=False).exists():
            fail(row)
        else:
            ImportRow.objects.filter(pk=row.pk, page__isnull=True).update(state=Row.KNOWN)
    except Exception:  # whatever it is: the rows after it are not to wait for it
        fail(row)


def fail(row: ImportRow) -> None:
    logger.exception("Row %s of import %s failed", row.number, row.batch_id)
    ImportRow.objects.filter(pk=row.pk).update(state=Row.FAILED, problems=[[FAULT, NOT_MADE]])


def make_row(row: ImportRow, batch: ImportBatch) -> None:
    if not ImportRow.objects.select_for_update().filter(pk=row.pk, state=Row.NEW).exists():
        return  # somebody else did it in the meantime
    if ImportRow.objects.filter(scope=row.scope, key=row.key, page__isnull=False).exists():
        ImportRow.objects.filter(pk=row.pk).update(state=Row.KNOWN)
        return
    # Locked, because the place of the next page is worked out from what the parent says.
    parent = Page.objects.select_for_update(no_key=True).get(pk=batch.parent_id)
    page = new_page(KINDS[batch.kind], row.data, batch.user)
    if not page.review_mailbox and (team := team_of(parent)):
        page.review_mailbox = team.mailbox  # as the form does
    parent.add_child(instance=page)
    revision = page.save_revision(user=batch.user, log_action=True, clean=False)
    row.page_id, row.revision_id, row.state = page.pk, revision.pk, Row.MADE
    row.save(update_fields=["page", "revision_id", "state"])


def new_page(kind: Kind, data: dict, user: AbstractUser) -> ItemPage:
    """A page as the editor's form would make it of these values, not saved and never live."""
    page = kind.model(owner=user, live=False, has_unpublished_changes=True)
    for column in kind.columns:
        value = data.get(column.name)
        if column.name == REFERENCE or not value:
            continue
        if isinstance(column.reader, Terms):
            model = column.reader.model
            getattr(page, column.name).set(model.objects.filter(pk__in=value))
        elif isinstance(column.reader, Paragraphs):
            setattr(page, column.name, [("text", RichText(rich_text(value)))])
        elif isinstance(column.reader, WebAddresses):
            add_addresses(page, value)
        elif isinstance(column.reader, ComingDay):
            setattr(page, column.name, datetime.date.fromisoformat(value))
        else:
            setattr(page, column.name, value)
    return page


def add_addresses(page: ItemPage, urls: list[str]) -> None:
    """Places where the product can be had. An address that is there already is used, and is not changed."""
    for url in urls:
        address, _is_new = ExternalAddress.objects.get_or_create(url=url)
        page.places.add(page.places.model(address=address))


def unmake_row(row: ImportRow, batch: ImportBatch) -> None:
    page = Page.objects.filter(pk=row.page_id).first()
    if page is None:
        row.state = Row.UNDONE
    elif is_untouched(page, row):
        # Deleting is for eindredacteuren; to take back what one just made oneself is not (besluit 0024).
        DeletePageAction(page.specific, user=batch.user).execute(skip_permission_checks=True)
        row.page_id, row.state = None, Row.UNDONE
    else:
        row.state = Row.KEPT
    row.save(update_fields=["page", "state"])


def is_untouched(page: Page, row: ImportRow) -> bool:
    """Whether it is still the draft that the import made: nobody saved, published, submitted or locked it since."""
    return (
        page.latest_revision_id == row.revision_id
        and not (page.live or page.first_published_at or page.locked)
        and page.current_workflow_state is None
        and not page.numchild
    )
