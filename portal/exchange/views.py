"""The screens of importing: choose a file, look at what it would do, agree, see how far it is, undo."""

import csv

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.spreadsheets import harmless

from . import making
from .checking import check_file
from .columns import KINDS
from .forms import ImportForm
from .models import ImportBatch
from .overview import Overview
from .places import may_import, places_for
from .reading import MOST_BYTES, FileRefused
from .tasks import work_on
from .template_file import template_csv, template_xlsx

FORMATS = {
    "xlsx": (template_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (template_csv, "text/csv; charset=utf-8"),
}
LINES_PER_PAGE = 200
TWICE = "Dit bestand is al in behandeling, of er is niets te maken. Hieronder ziet u hoe het staat."


class ImportMixin(WagtailAdminTemplateMixin):
    header_icon = "resubmit"
    breadcrumbs_items = WagtailAdminTemplateMixin.breadcrumbs_items

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportView(ImportMixin, TemplateView):
    """Choose a file. The templates to fill in are here, and what this user imported before."""

    template_name = "exchange/import.html"
    page_title = "Importeren"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": "Importeren"}]

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        return {
            "form": kwargs.pop("form", None) or ImportForm(user=user),
            "batches": [Overview(batch) for batch in user.imports.all()[:10]],
            **super().get_context_data(**kwargs),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        kind, parent = form.targets[form.cleaned_data["target"]]
        file = form.cleaned_data["file"]
        try:
            checked = check_file(content=file.read(MOST_BYTES + 1), kind=kind, parent=parent, user=request.user)
        except FileRefused as error:
            form.add_error("file", f"{error} Er is niets veranderd.")
            return self.render_to_response(self.get_context_data(form=form))
        batch = making.keep_batch(
            checked=checked, kind=kind, parent=parent, user=request.user, file_name=file.name or "bestand"
        )
        return redirect("exchange_batch", batch.pk)


class BatchView(ImportMixin, TemplateView):
    """One file: what it would do, how far it is, or what came of it."""

    template_name = "exchange/batch.html"

    @property
    def page_title(self) -> str:
        return self.overview.heading

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.overview = Overview(own_batch(request, pk))
        return super().get(request)

    def get_breadcrumbs_items(self) -> list[dict]:
        above = {"url": reverse("exchange_import"), "label": "Importeren"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.overview.batch.file_name}]

    def get_context_data(self, **kwargs) -> dict:
        lines = Paginator(self.overview.lines, LINES_PER_PAGE)
        return {
            "overview": self.overview,
            "batch": self.overview.batch,
            "lines": lines.get_page(self.request.GET.get("p")),
            **super().get_context_data(**kwargs),
        }


def own_batch(request: HttpRequest, pk: int) -> ImportBatch:
    """The batch, when it is this user's own: it may hold what others may not see yet."""
    if not may_import(request.user):
        raise PermissionDenied
    return get_object_or_404(ImportBatch.objects.select_related("parent", "user"), pk=pk, user=request.user)


def check_rights(request: HttpRequest, batch: ImportBatch) -> None:
    """Asked again before anything is made: rights may have been taken away since the file was chosen."""
    if batch.parent_id not in {place.pk for place in places_for(request.user, KINDS[batch.kind])}:
        raise PermissionDenied


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    batch = own_batch(request, pk)
    check_rights(request, batch)
    if making.agree(batch, with_lookalikes="lookalikes" in request.POST):
        work_on.enqueue(batch.pk)
    else:
        messages.warning(request, TWICE)
    return redirect("exchange_batch", batch.pk)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    batch = own_batch(request, pk)
    check_rights(request, batch)
    if making.undo(batch):
        work_on.enqueue(batch.pk)
    return redirect("exchange_batch", batch.pk)


@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up work that was broken off."""
    batch = own_batch(request, pk)
    if making.has_stopped(batch):
        check_rights(request, batch)
        work_on.enqueue(batch.pk)
    return redirect("exchange_batch", batch.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a file that was looked at and not agreed to."""
    batch = own_batch(request, pk)
    if batch.state == ImportBatch.State.CHECKED:
        batch.delete()
        messages.success(request, "Er is niets geïmporteerd.")
    return redirect("exchange_import")


@require_GET
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the work is, for the bar on the screen."""
    overview = Overview(own_batch(request, pk))
    answer = JsonResponse(
        {"done": overview.done, "total": overview.total, "text": overview.progress_text, "busy": overview.is_busy}
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_GET
def problems_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """All lines of the dry run, to go through them beside the spreadsheet."""
    overview = Overview(own_batch(request, pk))
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meldingen.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow(["Rij", "Ernst", "Titel", "Melding"])
    for row in overview.rows_with_problems():
        writer.writerows([row.number, severity, harmless(row.title), harmless(text)] for severity, text in row.problems)
    return answer


@require_GET
def template(request: HttpRequest, kind: str, extension: str) -> HttpResponse:
    """The file to fill in."""
    if not may_import(request.user):
        raise PermissionDenied
    make, content_type = FORMATS[extension]
    answer = HttpResponse(make(KINDS[kind]), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="sjabloon-{KINDS[kind].plural}.{extension}"'
    return answer
