"""‘Te beoordelen’: the list of items to look at again, and what an editor can do about each."""

import django_filters
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from collectieven.filters import ItemsOfCollectiefFilter
from portal.core.columns import TemplateColumn
from portal.core.models import Anchor

from .due import REASONS, editable_by, older_than_any, soonest_first, to_judge
from .due import changes_in_force as in_force
from .rows import tell


class JudgingFilterSet(WagtailFilterSet):
    reden = django_filters.ChoiceFilter(
        label="Waarom in de lijst",
        choices=[(reason.value, reason.label) for reason in REASONS],
        empty_label="alle redenen",
        method="for_reason",
    )
    ijkpunt = django_filters.ModelChoiceFilter(
        label="IJkpunt", queryset=lambda request: Anchor.objects.all(), empty_label="alle", method="hanging_on"
    )
    collectief = ItemsOfCollectiefFilter()
    datum = django_filters.DateFromToRangeFilter(
        label="Opnieuw bekijken op", field_name="review_on", widget=DateRangePickerWidget
    )

    class Meta:
        model = Page
        fields = []

    def for_reason(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        chosen = {reason.value: reason.chosen for reason in REASONS}
        return queryset.filter(chosen[value]())

    def hanging_on(self, queryset: QuerySet, name: str, value: Anchor) -> QuerySet:
        """What a change of this anchor dropped into the list."""
        return queryset.filter(older_than_any([change for change in in_force() if change.anchor_id == value.pk]))


class JudgingReportView(ReportView):
    """Published items that this editor may change. Drafts are not in it: readers do not see those."""

    page_title = "Te beoordelen"
    verbose_name = "item"
    verbose_name_plural = "items"
    header_icon = "history"
    template_name = "judging/report.html"
    table_classname = "listing listing--stacked"
    index_url_name = "judging_report"
    index_results_url_name = "judging_report_results"
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["change"]
    is_searchable = True
    search_fields = ["title"]
    search_backend_name = None  # plain search in titles: Wagtail’s cannot filter by what stands on the kinds of pages
    filterset_class = JudgingFilterSet
    columns = [
        TemplateColumn("title", label="Titel", sort_key="title", template="judging/title_cell.html"),
        # Beside the title, so that one click is in sight on a phone.
        TemplateColumn("actions", label="Wat u kunt doen", template="judging/actions_cell.html"),
        TemplateColumn("reasons", label="Waarom in de lijst", template="judging/reasons_cell.html"),
        TemplateColumn("review_on", label="Opnieuw bekijken", sort_key="review_on", template="judging/day_cell.html"),
        Column("last_judgement", label="Laatste oordeel", sort_key="judged_on"),
    ]
    export_headings = {
        "title": "Titel",
        "kind_label": "Soort",
        "collectieven_in_words": "Collectief",
        "review_on": "Opnieuw bekijken",
        "reasons_in_words": "Waarom in de lijst",
        "last_judgement": "Laatste oordeel",
        "review_mailbox": "Postbus",
        "full_url": "Adres",
    }
    list_export = list(export_headings)
    export_filename = "te-beoordelen"

    @property
    def no_results_message(self) -> str:
        if self.is_filtering or self.is_searching:
            return "Er is niets dat hieraan voldoet. Zoek anders, of haal een filter weg."
        return "Er is niets te beoordelen. Alles is bijgewerkt."

    def get_base_queryset(self) -> QuerySet:
        return editable_by(self.request.user).filter(to_judge()).select_related("content_type")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """What has no day comes last, on both databases."""
        ordering = self.ordering
        if not ordering:
            return soonest_first(queryset)
        field = F(ordering.removeprefix("-"))
        order = field.desc(nulls_last=True) if ordering.startswith("-") else field.asc(nulls_last=True)
        return queryset.order_by(order, "title", "pk")

    def decorate_paginated_queryset(self, object_list) -> list[Page]:
        pages = in_export_words(tell(object_list, self.request.user))
        for page in pages:
            page.return_to = self.return_to  # a cell is rendered without the context of the list
        return pages

    @cached_property
    def return_to(self) -> str:
        """This list with what was chosen, also when only its rows were asked."""
        chosen = self.request.GET.urlencode()
        return f"{self.index_url}?{chosen}" if chosen else self.index_url


def in_export_words(pages: list[Page]) -> list[Page]:
    for page in pages:
        page.collectieven_in_words = ", ".join(page.collectieven)
        page.reasons_in_words = ", ".join(page.reasons)
    return pages
