"""Who judged an item and when: filled in at publishing where the editor left it open, because readers see both."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.utils import timezone
from wagtail.models import Page, Revision

from .publication import NOT_JUDGED

FunctionOf = Callable[[AbstractUser, Page], str]
_functions: list[FunctionOf] = []


def register_function_of(ask: FunctionOf) -> None:
    """Called from `AppConfig.ready` by the room that knows in which function somebody judges: never a name."""
    _functions[:] = [ask]


def complete_judgement(revision: Revision, page: Page, user: AbstractUser) -> None:
    """Give the judgement in this revision today's date and the function of this user, where those are empty."""
    content = revision.content
    if fill_in(content, page, user):
        content["judged_on"] = str(content["judged_on"])
        Revision.objects.filter(pk=revision.pk).update(content=content)


def fill_in(values: dict, page: Page, user: AbstractUser) -> bool:
    """Do the same in what a form or a revision holds, by the names of fields; whether there is a judgement at all."""
    if values.get("judgement") in (None, "", NOT_JUDGED):
        return False
    values["judged_on"] = values.get("judged_on") or timezone.localdate()
    values["judged_by"] = values.get("judged_by") or "".join(ask(user, page) for ask in _functions)
    return True
