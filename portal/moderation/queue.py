"""The pages that wait in the workflow, for one user: on them and of them."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from portal.core.waiting import Waiting, WaitingRow, name_of


def pages_waiting(user: AbstractUser) -> Waiting:
    """Registered with `portal.core.waiting`. The same number of queries however much waits."""
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
    return Waiting(*(rows_of(found, pages) for found in (waiting, own)))


def titles(user: AbstractUser, ids: set[int]) -> dict[int, str]:
    """Of the pages that this user may open in the editor."""
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").filter(pk__in=ids)
    return {page.pk: page.title if page.live else page.draft_title or page.title for page in editable}


def rows_of(found: list[tuple[int, str, datetime]], pages: dict[int, str]) -> list[WaitingRow]:
    return [WaitingRow(pages[pk], edit_url(pk), state, since) for pk, state, since in found if pk in pages]


def edit_url(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


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
