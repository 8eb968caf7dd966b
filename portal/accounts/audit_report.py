"""The audit log on a screen of its own, for the Beheerder, with filters and as a file for a spreadsheet."""

import codecs
import csv
from collections.abc import Iterator

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.mixins import Echo
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.core.spreadsheets import harmless

from . import audit
from .models import AuditEntry, Event

HEADINGS = ["Wanneer", "Wat", "Account", "Door", "Internetadres", "Bijzonderheden"]


class AuditFilterSet(WagtailFilterSet):
    event = django_filters.MultipleChoiceFilter(label="Wat", choices=Event.choices, widget=CheckboxSelectMultiple)
    at = django_filters.DateFromToRangeFilter(label="Wanneer", widget=DateRangePickerWidget)
    account = django_filters.CharFilter(label="Account of door wie", method="about")
    address = django_filters.CharFilter(label="Internetadres", lookup_expr="icontains")

    class Meta:
        model = AuditEntry
        fields: list[str] = []

    def about(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(Q(account__icontains=value) | Q(actor__icontains=value))


def in_words(entry: AuditEntry) -> str:
    return format_date(timezone.localtime(entry.at), "j F Y H:i:s")


class AuditReportView(ReportView):
    page_title = "Logboek van accounts"
    verbose_name = AuditEntry._meta.verbose_name
    verbose_name_plural = AuditEntry._meta.verbose_name_plural
    header_icon = "history"
    index_url_name = "audit_log"
    index_results_url_name = "audit_log_results"
    permission_policy = ModelPermissionPolicy(AuditEntry)
    any_permission_required = ["view"]
    filterset_class = AuditFilterSet
    default_ordering = "-at"
    columns = [
        Column("at", label=HEADINGS[0], sort_key="at", accessor=in_words),
        Column("event", label=HEADINGS[1], accessor="get_event_display"),
        Column("account", label=HEADINGS[2], sort_key="account"),
        Column("actor", label=HEADINGS[3], sort_key="actor"),
        Column("address", label=HEADINGS[4]),
        Column("detail", label=HEADINGS[5]),
    ]
    # Wagtail's own files have commas and no byte order mark; ours opens at once in a Dutch Excel.
    list_export: list[str] = ["at"]
    FORMATS = ("csv",)
    export_filename = "logboek-van-accounts"
    no_results_message = "Er is niets gevonden. Kies een andere periode of een ander account."

    def get_base_queryset(self) -> QuerySet:
        return AuditEntry.objects.all()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Of one second the last comes first too."""
        return super().order_queryset(queryset).order_by(self.ordering, "-pk")

    @property
    def header_more_buttons(self) -> list:
        return [button for button in super().header_more_buttons if button.url != self.xlsx_export_url]

    def write_csv_response(self, queryset: QuerySet) -> HttpResponse:
        audit.record(Event.EXPORTED, detail=f"{queryset.count()} regels")
        response = StreamingHttpResponse(csv_lines(queryset), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.get_filename()}.csv"'
        return response


def csv_lines(queryset: QuerySet) -> Iterator[bytes]:
    """One line at a time; times as a spreadsheet reads them, in the time of the portal."""
    writer = csv.writer(Echo(), delimiter=";")
    # Without the mark Excel takes UTF-8 for Windows-1252.
    yield codecs.BOM_UTF8 + writer.writerow(HEADINGS)
    for entry in queryset.iterator(chunk_size=2000):
        row = [
            timezone.localtime(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
            *(entry.get_event_display(), entry.account, entry.actor, entry.address or "", entry.detail),
        ]
        yield writer.writerow([harmless(cell) for cell in row])
