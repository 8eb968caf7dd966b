"""The bundles that wait for an editor, on the first screen of the admin. The queue of single pages is another panel."""

from django.contrib.auth.models import AbstractUser
from django.db.models import Q, QuerySet
from wagtail.admin.ui.components import Component

from portal.teams.selectors import is_national

from .models import Bundle
from .selectors import bundles_of, may_publish_somewhere


def waiting_on(user: AbstractUser) -> QuerySet[Bundle]:
    """What this user reviews: bundles of the teams where they do, and national ones for the national editors."""
    waits = Q(state__in=(Bundle.State.SUBMITTED, Bundle.State.FAILED))
    whose = Q(team__editors__user=user)
    if is_national(user) and may_publish_somewhere(user):
        whose |= Q(team=None)
    return bundles_of(user).filter(waits, whose).order_by("submitted_at", "pk").distinct()


def own_to_mend(user: AbstractUser) -> QuerySet[Bundle]:
    """What this user submitted, and that came back or could not be published."""
    states = (Bundle.State.RETURNED, Bundle.State.FAILED)
    return bundles_of(user).filter(submitted_by=user, state__in=states).order_by("submitted_at", "pk")


class BundlesPanel(Component):
    """Shown only when something waits."""

    name = "bundles"
    template_name = "bundles/panel.html"
    order = 110

    def __init__(self, user: AbstractUser):
        self.lists = [
            {"title": "Wacht op u", "bundles": list(waiting_on(user))},
            {"title": "Van u, om aan te passen", "bundles": list(own_to_mend(user))},
        ]

    @property
    def is_needed(self) -> bool:
        return any(part["bundles"] for part in self.lists)

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "lists": self.lists}
