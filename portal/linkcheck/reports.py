"""The report of links: on which page, in which place, where to, and what an editor can do about it."""

from urllib.parse import urlsplit

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from collectieven.filters import CollectiefFilter
from portal.core.columns import TemplateColumn
from portal.core.spreadsheets import harmless

from .copies import may_keep_copies
from .models import CheckedAddress, LinkCheckRun, LinkPlace

State = CheckedAddress.State
ATTENTION = "aandacht"
FETCHABLE = (State.REACHABLE, State.MOVED, State.FALTERING, State.NOT_CHECKED)  # there may be something to fetch
# Value in the address, label, and what is chosen by it.
CHOICES = {
    ATTENTION: ("vraagt aandacht", lambda places: places.needing_attention()),
    "onbereikbaar": ("onbereikbaar", lambda places: places.filter(address__state=State.GONE)),
    "storing": ("met een storing", lambda places: places.filter(address__state=State.FALTERING)),
    "verhuisd": ("verhuisd", lambda places: places.filter(address__state=State.MOVED)),
    "veranderd": ("bestand veranderd", lambda places: places.filter(address__file_changed_on__isnull=False)),
    "vals-alarm": (
        "vals alarm",
        lambda places: places.filter(address__in=CheckedAddress.objects.false_alarms()),
    ),
    "niet-te-controleren": ("niet te controleren", lambda places: places.filter(address__state=State.UNDECIDED)),
    "bereikbaar": ("bereikbaar", lambda places: places.filter(address__state=State.REACHABLE)),
    "nog-niet": ("nog niet gecontroleerd", lambda places: places.filter(address__state=State.NOT_CHECKED)),
    "alle": ("alle links", lambda places: places),
}


class LinkFilterSet(WagtailFilterSet):
    staat = django_filters.ChoiceFilter(
        label="Staat",
        choices=[(value, label) for value, (label, _chosen) in CHOICES.items()],
        empty_label=None,
        method="in_state",
    )
    collectief = CollectiefFilter(field_name="collectieven")

    class Meta:
        model = LinkPlace
        fields = []

    def in_state(self, queryset, name: str, value: str):
        return CHOICES[value][1](queryset)


class PlaceColumn(Column):
    cell_template_name = "linkcheck/place_cell.html"

    def get_cell_context_data(self, instance: LinkPlace, parent_context: dict) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "edit_url": edit_url(instance)}


class ActionsColumn(TemplateColumn):
    """A copy is offered for what stands in the list of external addresses and looks like a PDF."""

    def get_cell_context_data(self, instance: LinkPlace, parent_context: dict) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        address, user = instance.address, context["request"].user
        is_pdf = address.content_type == "application/pdf" or urlsplit(address.url).path.lower().endswith(".pdf")
        copies = list(address.copies.all())
        may_fetch = is_pdf and not copies and may_keep_copies(user) and address.state in FETCHABLE
        return {**context, "copies": copies if may_keep_copies(user) else [], "may_fetch": may_fetch}


def edit_url(place: LinkPlace) -> str:
    """The screen where this link is changed: of the record that holds it, else of the page."""
    if place.record_type is None:
        return reverse("wagtailadmin_pages:edit", args=[place.page_id]) if place.page_id else ""
    model = place.record_type.model_class()
    if model is not None and model._meta.app_label == "wagtailsearchpromotions":
        return reverse("wagtailsearchpromotions:index")
    screens = f"wagtailsnippets_{place.record_type.app_label}_{place.record_type.model}"
    try:
        return reverse(f"{screens}:edit", args=[quote(place.record_id)])
    except NoReverseMatch:
        return ""


class LinkReportView(ReportView):
    """Only what this editor may change; every cell of its exports is harmless to a spreadsheet."""

    page_title = "Links"
    verbose_name = "link"
    verbose_name_plural = "links"
    header_icon = "link-external"
    template_name = "linkcheck/report.html"
    table_classname = "listing listing--stacked"
    index_url_name = "linkcheck_report"
    index_results_url_name = "linkcheck_report_results"
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["change"]
    is_searchable = True
    search_fields = ["title", "address__url", "place"]
    filterset_class = LinkFilterSet
    default_ordering = "title"
    columns = [
        PlaceColumn("title", label="Pagina en plek", sort_key="title"),
        TemplateColumn("address", label="Bestemming", sort_key="address__url", template="linkcheck/target_cell.html"),
        TemplateColumn("state", label="Staat", sort_key="address__state_since", template="linkcheck/state_cell.html"),
        ActionsColumn("actions", label="Wat u kunt doen", template="linkcheck/actions_cell.html"),
    ]
    list_export = [
        "title",
        "collectieven_in_words",
        "place",
        "text",
        "address.url",
        "address.get_state_display",
        "address.state_since",
        "address.detail",
        "address.moved_to",
        "address.checked_at",
    ]
    export_headings = {
        "title": "Pagina",
        "collectieven_in_words": "Collectief",
        "place": "Plek",
        "text": "Tekst van de link",
        "address.url": "Bestemming",
        "address.get_state_display": "Staat",
        "address.state_since": "Sinds",
        "address.detail": "Wat er gebeurde",
        "address.moved_to": "Nieuw adres",
        "address.checked_at": "Gecontroleerd op",
    }
    export_filename = "links"
    no_results_message = "Er zijn geen links die hieraan voldoen."

    def get_base_queryset(self) -> QuerySet:
        places = LinkPlace.objects.editable_by(self.request.user)
        return places.select_related("address__false_alarm_by", "record_type").prefetch_related(
            "collectieven", "address__copies"
        )

    def order_queryset(self, queryset):
        return super().order_queryset(queryset).order_by(self.ordering, "pk")

    def get_filterset_kwargs(self) -> dict:
        """Without a choice what needs attention, also in the form."""
        asked = self.request.GET.copy()
        asked.setdefault("staat", ATTENTION)
        return {**super().get_filterset_kwargs(), "data": asked}

    def to_row_dict(self, item: LinkPlace) -> dict:
        return {name: harmless(value) for name, value in super().to_row_dict(item).items()}

    def get_context_data(self, *args, **kwargs) -> dict:
        run = LinkCheckRun.objects.first()
        return {**super().get_context_data(*args, **kwargs), "last_run": run, "was": run and in_words(run)}


def in_words(run: LinkCheckRun) -> str:
    """When the last run was and what it came to."""
    if run.is_running:
        return f"De controle loopt nu, sinds {moment(run.started_at)}."
    return f"Laatste controle: {moment(run.started_at)}. {run.result}"


def moment(when) -> str:
    return format_date(timezone.localtime(when), "j F Y, G.i \\u\\u\\r")
