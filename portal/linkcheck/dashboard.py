"""Dead links on the first screen of the admin: numbers of which each leads to its list."""

from urllib.parse import urlencode

from django.contrib.auth.models import AbstractUser
from django.db.models import Count, Q
from django.urls import reverse
from wagtail.admin.ui.components import Component

from portal.core.dashboard_numbers import Counted, DashboardNumber, register_number

from .models import CheckedAddress, LinkPlace

State = CheckedAddress.State


def report_url(**query) -> str:
    return f"{reverse('linkcheck_report')}?{urlencode(query)}"


class DeadLinksPanel(Component):
    """What does not work on the pages that this editor may change; nothing for who may change none."""

    name = "dead_links"
    template_name = "linkcheck/dead_links_panel.html"
    order = 200

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        places = LinkPlace.objects.editable_by(user)
        numbers = places.aggregate(
            all=Count("pk"),
            gone=Count("pk", filter=Q(address__state=State.GONE)),
            faltering=Count("pk", filter=Q(address__state=State.FALTERING)),
            moved=Count("pk", filter=Q(address__state=State.MOVED)),
            changed=Count("pk", filter=Q(address__file_changed_on__isnull=False)),
        )
        return {
            **super().get_context_data(parent_context),
            "numbers": [
                {"label": label, "number": numbers[name], "url": report_url(staat=value)}
                for name, label, value in (
                    ("gone", "onbereikbaar", "onbereikbaar"),
                    ("faltering", "met een storing", "storing"),
                    ("moved", "verhuisd", "verhuisd"),
                    ("changed", "met een veranderd bestand", "veranderd"),
                )
                if numbers[name]
            ],
            "total": numbers["all"],
            "all_url": report_url(staat="alle"),
        }


def count_dead(user: AbstractUser) -> Counted:
    """Links that cannot be reached, in places that this user may change: for the table of all rooms' numbers."""
    dead = LinkPlace.objects.editable_by(user).filter(address__state=State.GONE).order_by()
    by_collectief = dead.filter(collectieven__isnull=False).values_list("collectieven").annotate(Count("pk"))
    return Counted(dead.count(), dict(by_collectief))


def register_dead_links() -> None:
    register_number(
        DashboardNumber(
            name="dode-links",
            label="Dode links",
            count=count_dead,
            url=lambda collectief: report_url(
                staat="onbereikbaar", **({"collectief": collectief} if collectief else {})
            ),
        )
    )
