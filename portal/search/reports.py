"""The report of what is searched for, and what an editor can do about it."""

from datetime import timedelta
from urllib.parse import urlencode

import django_filters
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from .models import QueryTotal

PERIODS = {
    "7": "de laatste 7 dagen",
    "30": "de laatste 30 dagen",
    "90": "de laatste 90 dagen",
    "365": "het laatste jaar",
}
PERIOD = "30"  # days, unless the editor chooses
# What may be made of a question: the words on the link, the screen, and the right that one needs.
ACTIONS = [
    ("Maak synoniem", "wagtailsnippets_search_synonym:add", "search.add_synonym"),
    ("Maak uitgelicht resultaat", "wagtailsearchpromotions:add", "wagtailsearchpromotions.add_searchpromotion"),
]


def action_links(request: HttpRequest, words: str) -> list[tuple[str, str]]:
    """Label and address of what this user can do with the question; a screen that is not there is left out."""
    found = [("Bekijk de resultaten", reverse("search") + "?" + urlencode({"q": words}))]
    for label, name, right in ACTIONS:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        if request.user.has_perm(right):
            found.append((label, address + "?" + urlencode({"words": words})))
    return found


class ActionsColumn(Column):
    cell_template_name = "redactie/query_actions_cell.html"

    def get_cell_context_data(self, instance: dict, parent_context: dict) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "links": action_links(context["request"], instance["words"])}


class QueryFilterSet(WagtailFilterSet):
    period = django_filters.ChoiceFilter(
        label="Periode", choices=list(PERIODS.items()), initial=PERIOD, empty_label=None, method="in_period"
    )
    without_result = django_filters.ChoiceFilter(
        label="Resultaat", choices=[("ja", "ten minste één keer zonder")], empty_label="alle", method="without"
    )

    class Meta:
        model = QueryTotal
        fields = []

    def in_period(self, queryset, name: str, value: str):
        return queryset.since(timezone.localdate() - timedelta(days=int(value) - 1))

    def without(self, queryset, name: str, value: str):
        return queryset.filter(total_without_result__gt=0)


class QueryReportView(ReportView):
    """Questions that were asked on enough days, with their numbers in a period; as CSV and XLSX too.

    The words hold letters, digits and spaces alone (`query_text.normalise`), so no spreadsheet takes one for a formula.
    """

    page_title = "Zoekvragen"
    verbose_name = "zoekvraag"
    verbose_name_plural = "zoekvragen"
    header_icon = "search"
    template_name = "redactie/query_report.html"
    index_url_name = "search_queries"
    index_results_url_name = "search_queries_results"
    permission_policy = policy_registry.get_by_type(QueryTotal)
    any_permission_required = ["view"]
    is_searchable = True
    search_fields = ["words"]
    filterset_class = QueryFilterSet
    default_ordering = "-total"
    columns = [
        Column("words", label="Zoekvraag", sort_key="words"),
        NumberColumn("total", label="Keer gezocht", sort_key="total"),
        NumberColumn("total_without_result", label="Zonder resultaat", sort_key="total_without_result"),
        Column("last_day", label="Laatst gezocht", sort_key="last_day", accessor=lambda row: in_words(row["last_day"])),
        ActionsColumn("actions", label="Wat u kunt doen"),
    ]
    list_export = ["words", "total", "total_without_result", "last_day"]
    export_headings = {column.name: column.label for column in columns[:4]}
    export_filename = "zoekvragen"
    no_results_message = (
        "Er zijn geen zoekvragen om te tonen. "
        "Een zoekvraag komt hier pas als zij op drie verschillende dagen binnen een maand is gesteld."
    )

    def get_base_queryset(self):
        return QueryTotal.objects.readable().by_words()

    def order_queryset(self, queryset):
        return super().order_queryset(queryset).order_by(self.ordering, "words")

    def get_filterset_kwargs(self) -> dict:
        """Without a choice the last month, also in the form: it then shows what stands below."""
        asked = self.request.GET.copy()
        asked.setdefault("period", PERIOD)
        return {**super().get_filterset_kwargs(), "data": asked}


def in_words(day) -> str:
    return format_date(day, "j F Y")
