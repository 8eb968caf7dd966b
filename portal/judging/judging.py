"""‘Nog actueel’: saying with one click that an item is still true, in a way that readers see; and taking that back."""

import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from portal.core.models import ItemPage, JudgementMixin
from portal.teams.selectors import function_of

STILL_TRUE, UNDONE = "judging.still_true", "judging.undone"
Judgement = JudgementMixin.Judgement
FIELDS = ("judgement", "judged_on", "judged_by", "judgement_reason", "review_on")
REASON = "De redactie heeft dit bekeken. Het klopt nog."


class CannotJudge(Exception):
    """It cannot be done by one click; says in Dutch why not, and what to do instead."""


def may_judge(page: Page, user: AbstractUser) -> bool:
    """Who may publish it: what the click says stands on the site at once."""
    return isinstance(page, ItemPage) and page.live and page.permissions_for_user(user).can_publish()


def obstacle(page: ItemPage, user: AbstractUser) -> str:
    """What stands in the way of publishing the text of now with another judgement; empty when nothing does.

    A draft of a colleague would be overtaken, or go live with it. So this is for the form, where all of that is seen.
    """
    if not page.live:
        return "Deze pagina staat niet op de site."
    if page.current_workflow_state:
        return "Een wijziging van deze pagina wacht op nakijken. Rond dat eerst af."
    if page.has_unpublished_changes or page.live_revision_id != page.latest_revision_id:
        return "Er is een concept dat nog niet op de site staat. Zet uw oordeel in het formulier, bij dat concept."
    if (lock := page.get_lock()) and lock.for_user(user):
        return "Deze pagina is vergrendeld. Vraag degene die haar vergrendelde, of wacht tot zij weer open is."
    return ""


def button_of(judgement: str) -> str:
    """What the click says, by the judgement of now: one that warns readers is kept as it is."""
    return "Nog actueel" if judgement in (Judgement.NOT_JUDGED, Judgement.CURRENT) else "Oordeel geldt nog"


@transaction.atomic
def judge_again(page_id: int, user: AbstractUser, *, seen_revision: int | None) -> ItemPage:
    """Publish the text of now with a judgement of today, to be looked at again in a year.

    `seen_revision` is the version that the editor saw. Raises CannotJudge, or NotReadyForPublication when the item
    lacks something that publishing asks.
    """
    page = locked(page_id)
    if problem := obstacle(page, user):
        raise CannotJudge(problem)
    if page.live_revision_id != seen_revision:
        raise CannotJudge("De pagina is intussen veranderd. Bekijk haar opnieuw.")
    before = values_of(page)
    today = timezone.localdate()
    if page.judgement == Judgement.NOT_JUDGED:
        page.judgement, page.judgement_reason = Judgement.CURRENT, page.judgement_reason or REASON
    page.judged_on, page.judged_by, page.review_on = today, function_of(user, page), a_year_after(today)
    note = f"Opnieuw bekeken: nog {page.get_judgement_display()}."
    if page.judgement != Judgement.CURRENT:
        note = f"Opnieuw bekeken: het oordeel ‘{page.get_judgement_display()}’ geldt nog."
    publish(page, note, user, STILL_TRUE, before)
    return page


@transaction.atomic
def undo(page_id: int, user: AbstractUser) -> ItemPage:
    """Publish the text of now with the judgement from before the click; readers see that it was taken back.

    What publishing asks is not asked again: it stood there, and an undo must always work. Raises CannotJudge.
    """
    page = locked(page_id)
    entry = click_to_undo(page)
    if entry is None:
        raise CannotJudge("Er is niets om ongedaan te maken: de pagina is daarna veranderd, of het is al gebeurd.")
    if problem := obstacle(page, user):
        raise CannotJudge(problem)
    undone = values_of(page)
    for field, value in entry.data["before"].items():
        setattr(page, field, page._meta.get_field(field).to_python(value))
    publish(page, "De laatste beoordeling is ongedaan gemaakt.", user, UNDONE, undone, ask=False)
    return page


def click_to_undo(page: ItemPage) -> PageLogEntry | None:
    """The click that made what readers see now."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=STILL_TRUE, revision=page.live_revision_id)
    return entries.order_by("-timestamp").first() if page.live_revision_id else None


def locked(page_id: int) -> ItemPage:
    """The page as readers see it, which nobody else writes until the end of the transaction."""
    return Page.objects.select_for_update(no_key=True).get(pk=page_id).specific


def values_of(page: ItemPage) -> dict:
    values = {field: getattr(page, field) for field in FIELDS}
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in values.items()}


def publish(page: ItemPage, note: str, user: AbstractUser, action: str, before: dict, *, ask: bool = True) -> None:
    page.change_note, page.minor_change = note, False
    revision = page.save_revision(user=user, log_action=False)
    revision.publish(user=user if ask else None, log_action=False)
    log(instance=page, action=action, user=user, revision=revision, data={"before": before, "note": note})


def a_year_after(date: datetime.date) -> datetime.date:
    try:
        return date.replace(year=date.year + 1)
    except ValueError:  # 29 February
        return date.replace(year=date.year + 1, day=28)
