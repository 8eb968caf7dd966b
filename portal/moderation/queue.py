"""What waits in the workflow, for one user: on them, of them, and too long."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry


@dataclass(frozen=True)
class QueueRow:
    """One item: `state` says in words what it waits for, `days` how long already."""

    page_id: int
    title: str
    state: str
    since: datetime

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page_id])

    @property
    def days(self) -> int:
        return (timezone.localdate() - timezone.localtime(self.since).date()).days

    @property
    def is_late(self) -> bool:
        return self.days > settings.REVIEW_DAYS


@dataclass(frozen=True)
class Queue:
    waiting: list[QueueRow]
    own: list[QueueRow]

    @property
    def late(self) -> list[QueueRow]:
        """Of both, the longest first, each item once."""
        rows = {row.page_id: row for row in [*self.own, *self.waiting] if row.is_late}
        return sorted(rows.values(), key=lambda row: row.since)


def queue_of(user: AbstractUser) -> Queue:
    """The same number of queries however much waits."""
    waiting = [
        (int(state.workflow_state.object_id), submitted_by(state), state.started_at)
        for state in TaskState.objects.reviewable_by(user).select_related("workflow_state__requested_by")
    ]
    own = [
        (int(state.object_id), in_words(state), waits_since(state))
        for state in WorkflowState.objects.active()
        .filter(requested_by=user, current_task_state__isnull=False)
        .select_related("current_task_state__task", "current_task_state__finished_by")
    ]
    pages = titles(user, {row[0] for row in [*waiting, *own]})
    return Queue(*(rows_of(found, pages) for found in (waiting, own)))


def titles(user: AbstractUser, ids: set[int]) -> dict[int, str]:
    """Of the pages that this user may open in the editor."""
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").filter(pk__in=ids)
    return {page.pk: page.title if page.live else page.draft_title or page.title for page in editable}


def rows_of(found: list[tuple[int, str, datetime]], pages: dict[int, str]) -> list[QueueRow]:
    """The longest waiting first."""
    rows = [QueueRow(pk, pages[pk], state, since) for pk, state, since in found if pk in pages]
    return sorted(rows, key=lambda row: row.since)


def submitted_by(state: TaskState) -> str:
    return f"Ingediend door {name_of(state.workflow_state.requested_by)}"


def in_words(state: WorkflowState) -> str:
    """What an own submission waits for."""
    task = state.current_task_state
    if state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return f"Wacht op: {task.task.name}"
    said = f": ‘{task.comment}’" if task.comment else ""
    return f"Teruggestuurd door {name_of(task.finished_by)}{said}"


def waits_since(state: WorkflowState) -> datetime:
    """What was sent back waits for its writer from that moment, not from when it was submitted."""
    task = state.current_task_state
    returned = state.status == WorkflowState.STATUS_NEEDS_CHANGES
    return (returned and task.finished_at) or task.started_at


def name_of(user: AbstractUser | None) -> str:
    return user.get_full_name() or user.get_username() if user else "iemand die weg is"
