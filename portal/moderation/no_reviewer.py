"""What is done when a page is submitted and nobody of its reviewers can be told: the mailboxes hear it."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState

from portal.core.waiting import name_of
from portal.teams.selectors import mailbox_of, region_of

NOBODY = "Er is geen ander die bij ‘{groups}’ hoort en een e-mailadres heeft."
TO_MAILBOXES = "Het portaal mailt uw verzoek naar {mailboxes}. Hoort u niets? Vraag het daar na."
TO_NOBODY = "Niemand kreeg dus bericht. Laat zelf aan de eindredactie weten dat deze pagina wacht."


def has_reviewers(task: AbstractGroupApprovalTask, but: AbstractUser | None) -> bool:
    """Whether somebody else than who submits can be told. Who switched the mails off chose that, and counts."""
    people = get_user_model().objects.filter(is_active=True, groups__in=task.groups.all()).exclude(email="")
    return people.exclude(pk=but.pk if but else None).exists()


def mailboxes_for(page: Page) -> list[str]:
    """Of the team, which should have somebody, and of the national editors, who may publish it; each once."""
    return [box for box in dict.fromkeys((mailbox_of(region_of(page)), mailbox_of(None))) if box]


def groups_of(task: AbstractGroupApprovalTask) -> str:
    return "’ of ‘".join(group.name for group in task.groups.all())


def tell_mailboxes(state: TaskState) -> bool:
    """Whether a mail went out. Raises what the mail server raises."""
    page, asker = state.workflow_state.content_object, state.workflow_state.requested_by
    if not isinstance(page, Page) or not (mailboxes := mailboxes_for(page)):
        return False
    title = page.get_admin_display_title()
    context = {
        "title": title,
        "asker": name_of(asker),
        "place": page.get_parent().title,
        "groups": groups_of(state.task.specific),
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    body = render_to_string("moderation/no_reviewer.txt", context)
    return bool(EmailMessage(" ".join(f"Nakijken gevraagd: {title}".split()), body, to=mailboxes).send())


def who_was_told(page: Page, user: AbstractUser) -> str | None:
    """What to say to who submitted this page when no reviewer can be told; None when one can."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        return None
    task = state.current_task_state.task.specific
    if not isinstance(task, AbstractGroupApprovalTask) or has_reviewers(task, user):
        return None
    mailboxes = " en ".join(mailboxes_for(page))
    outcome = TO_MAILBOXES.format(mailboxes=mailboxes) if mailboxes else TO_NOBODY
    return f"{NOBODY.format(groups=groups_of(task))} {outcome}"
