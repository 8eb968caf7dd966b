"""The list of items that lack something, for who may change them."""

from collections import defaultdict

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from collectieven.belonging import Collectieven
from collectieven.filters import ItemsOfCollectiefFilter

from .gaps import GAPS, ITEMS, items_lacking


class GapFilterSet(WagtailFilterSet):
    mist = django_filters.ChoiceFilter(
        label="Wat ontbreekt",
        choices=[(gap.value, gap.label) for gap in GAPS.values()],
        empty_label="alles",
        method="lacking",
    )
    collectief = ItemsOfCollectiefFilter()

    class Meta:
        model = Page
        fields = []

    def lacking(self, queryset, name: str, value: str):
        return queryset.filter(pk__in=items_lacking([GAPS[value]], self.request.user).order_by().values("pk"))


class GapReportView(ReportView):
    """Every number of the dashboard leads here with its filters; the list can be taken along."""

    page_title = "Wat nog ontbreekt"
    model = Page
    header_icon = "warning"
    template_name = "redactie/gap_report.html"
    table_classname = "listing listing--stacked"
    index_url_name = "redactie_gaps"
    index_results_url_name = "redactie_gaps_results"
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["change"]
    is_searchable = True
    search_fields = ["title", "draft_title"]
    filterset_class = GapFilterSet
    default_ordering = "title"
    columns = [
        TitleColumn("known_as", label="Titel", sort_key="title", get_url=lambda page: edit_url(page)),
        Column("kind", label="Soort", accessor=lambda page: page.page_type_display_name),
        Column("missing", label="Wat ontbreekt"),
        Column("state", label="Staat", accessor=lambda page: state_in_words(page).capitalize()),
        Column("collectieven", label="Collectief"),
        DateColumn("latest_revision_created_at", label="Bijgewerkt", sort_key="latest_revision_created_at"),
    ]
    list_export = ["title", "kind", "missing", "state", "collectieven", "latest_revision_created_at", "url"]
    export_headings = {
        "title": "Titel",
        "kind": "Soort",
        "missing": "Wat ontbreekt",
        "state": "Staat",
        "collectieven": "Collectief",
        "latest_revision_created_at": "Bijgewerkt op",
        "url": "Adres",
    }
    export_filename = "wat-nog-ontbreekt"
    no_results_message = "Er zijn geen items waar dit aan ontbreekt."

    def get_base_queryset(self) -> QuerySet:
        return items_lacking(list(GAPS.values()), self.request.user).select_related("content_type")

    def order_queryset(self, queryset):
        return super().order_queryset(queryset).order_by(self.ordering, "pk")

    def get_table(self, object_list):
        return super().get_table(self.told(object_list))

    def decorate_paginated_queryset(self, object_list):
        return self.told(object_list) if self.is_export else object_list

    def told(self, pages) -> list[Page]:
        """The pages with what is said of each in a row; a fixed number of queries."""
        pages = list(pages)
        keys = [page.pk for page in pages]
        missing, regions = defaultdict(list), defaultdict(list)
        for gap in GAPS.values():
            for model in gap.models:
                for pk in gap.items(model).filter(pk__in=keys).values_list("pk", flat=True):
                    missing[pk].append(gap.label)
        for model in ITEMS:
            tied = model.objects.filter(pk__in=keys).order_by()
            for pk, region in tied.values_list("pk", "region_ties__tag"):
                regions[pk].append(region)
        belonging = Collectieven()
        for page in pages:
            page.known_as = page.title if page.live else page.draft_title or page.title
            page.missing = ", ".join(missing[page.pk])
            page.collectieven = ", ".join(sorted(one.title for one in belonging.of_regions(regions[page.pk])))
        return pages

    def to_row_dict(self, item: Page) -> dict:
        return {
            "title": item.known_as,
            "kind": item.page_type_display_name,
            "missing": item.missing,
            "state": state_in_words(item),
            "collectieven": item.collectieven,
            "latest_revision_created_at": item.latest_revision_created_at,
            "url": item.get_full_url(self.request) or "",
        }


def state_in_words(page: Page) -> str:
    if not page.live:
        return "concept"
    return "gepubliceerd, met een nieuwer concept" if page.has_unpublished_changes else "gepubliceerd"


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
