"""What should have been on the site by now, on the first screen of the admin."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import FailedPlan


@dataclass(frozen=True)
class FailedRow:
    """One page that was planned: when it should have come, and why it did not."""

    page_id: int
    title: str
    planned_for: datetime
    reason: str

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page_id])


def failed_plans_for(user: AbstractUser) -> list[FailedRow]:
    """Those of pages that this user may open in the editor, the oldest first; one query when there are none."""
    plans = {int(plan.revision.object_id): plan for plan in FailedPlan.objects.standing().select_related("revision")}
    if not plans:
        return []
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    titles = {page.pk: page.get_admin_display_title() for page in editable.filter(pk__in=plans)}
    return [FailedRow(pk, titles[pk], plan.planned_for, plan.reason) for pk, plan in plans.items() if pk in titles]


class FailedPlansPanel(Component):
    """Shown only when there is something to mend, above what waits."""

    name = "failed_plans"
    template_name = "publishing/failed_plans_panel.html"
    order = 90

    def __init__(self, rows: list[FailedRow]):
        self.rows = rows

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "rows": self.rows}
