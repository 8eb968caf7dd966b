"""Dead links on the first screen of the admin: numbers of which each leads to its list."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from wagtail.admin.ui.components import Component

from collectieven.models import CollectiefPage

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
        by_collectief = (
            places.filter(address__state=State.GONE, collectieven__isnull=False)
            .order_by()
            .values("collectieven")
            .annotate(number=Count("pk"))
        )
        titles = dict(CollectiefPage.objects.values_list("pk", "title"))
        dead = sorted((titles[row["collectieven"]], row["collectieven"], row["number"]) for row in by_collectief)
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
            "collectieven": [
                {"title": title, "number": number, "url": report_url(staat="onbereikbaar", collectief=pk)}
                for title, pk, number in dead
            ],
        }
