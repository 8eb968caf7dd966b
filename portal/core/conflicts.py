"""Two people in one form: what the second sends may not take the place of what the first saved without a word.

Wagtail finds this out for automatic saves only. Here it holds for every button.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.http import QueryDict
from django.utils import timezone
from wagtail.models import Page, Revision

# A button may be pressed while an automatic save of the same person is under way: that one is no other's.
OWN_SAVE = timedelta(seconds=30)
REPLACE, CONFLICT = "replace_newer", "conflict_with"  # names of fields in the form


@dataclass(frozen=True)
class Conflict:
    """The revision that was saved after this form was opened."""

    revision: Revision

    @property
    def token(self) -> str:
        """Names this revision as it is now: an automatic save may write the same one again."""
        return f"{self.revision.pk}@{self.revision.created_at.isoformat()}"

    @property
    def who(self) -> str:
        user = self.revision.user
        return (user.get_full_name() or user.get_username()) if user else "het portaal zelf"


def find_conflict(page: Page, data: QueryDict, user: AbstractUser | None) -> Conflict | None:
    """What was saved since this form was opened; None when nothing was, or when the user chose to replace just that."""
    latest = Revision.objects.for_instance(page).select_related("user").order_by("-created_at", "-pk").first()
    if latest is None:
        return None
    conflict = Conflict(latest)
    if data.get(REPLACE) == conflict.token:
        return None
    if data.get(CONFLICT):
        return conflict  # the form was refused before, and has been given the newer revision since
    if not is_newer(latest, data) or is_own_save(latest, user):
        return None
    return conflict


def is_newer(latest: Revision, data: QueryDict) -> bool:
    """As Wagtail's `is_out_of_date`: by the revision of an automatic save, or else by the one that was loaded."""
    if saved := data.get("overwrite_revision_id"):
        return saved != str(latest.pk)
    if loaded := data.get("loaded_revision_id"):
        same = loaded == str(latest.pk)
        return not same or data.get("loaded_revision_created_at", "") != latest.created_at.isoformat()
    return False


def is_own_save(latest: Revision, user: AbstractUser | None) -> bool:
    return user is not None and latest.user_id == user.pk and timezone.now() - latest.created_at < OWN_SAVE


def differences(page: Page, conflict: Conflict, request) -> list:
    """Wagtail's comparisons of the fields in which the form differs from that revision: label and marked text.

    Ties and rows are no part of it: those of the form are on no page yet.
    """
    saved = conflict.revision.as_object()
    panel = type(page).get_edit_handler().get_bound_panel(instance=saved, request=request, form=None)
    found = [comparison(saved, page) for comparison in panel.get_comparison()]
    return [difference for difference in found if difference.has_changed()]
