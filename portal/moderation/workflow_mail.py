"""When Wagtail's mails about the workflow go: once what they tell is stored, and without breaking it."""

from django.db import transaction
from django.dispatch import Signal
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    Notifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from .no_reviewer import has_reviewers, tell_mailboxes


class AfterCommit:
    """Sends once the transaction went well: a save that is undone is told to nobody.

    A mail server that refuses is logged by Django; what was saved, submitted or approved stays so.
    """

    def __init__(self, notifier: Notifier):
        self.notifier = notifier

    def __call__(self, instance: TaskState | WorkflowState, **kwargs) -> None:
        transaction.on_commit(lambda: self.notifier(instance, **kwargs), robust=True)


class SubmissionNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """To who reviews; where nobody can be told, to the mailboxes that should know."""

    def __call__(self, instance: TaskState | None = None, **kwargs) -> bool:
        if self.can_handle(instance, **kwargs) and not has_reviewers(instance.task.specific, kwargs.get("user")):
            return tell_mailboxes(instance)
        return super().__call__(instance, **kwargs)


# The signal, who sends it, the name under which Wagtail connects its own, and what mails.
MAILS: list[tuple[Signal, type, str, Notifier]] = [
    (
        task_submitted,
        TaskState,
        "group_approval_task_submitted_email_notification",
        SubmissionNotifier(),
    ),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
        WorkflowStateSubmissionEmailNotifier(),
    ),
    (
        workflow_rejected,
        WorkflowState,
        "workflow_state_rejected_email_notification",
        WorkflowStateRejectionEmailNotifier(),
    ),
    (
        workflow_approved,
        WorkflowState,
        "workflow_state_approved_email_notification",
        WorkflowStateApprovalEmailNotifier(),
    ),
]


def connect() -> None:
    """Take the place of Wagtail's own, whichever of the two apps is ready first: a name is connected once."""
    for signal, sender, name, notifier in MAILS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(AfterCommit(notifier), sender=sender, dispatch_uid=name, weak=False)
