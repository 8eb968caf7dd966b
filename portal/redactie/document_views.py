"""Wagtail's screens for files, with the check of a file shown wherever one is uploaded."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.documents.views import documents, multiple
from wagtail.documents.views.chooser import viewset as chooser
from wagtail.images.views import images
from wagtail.permissions import policy_registry

from portal.core.file_report import points_in_words
from portal.core.models import DocumentVersion, PortalDocument
from portal.core.versions import remove_version

from .file_exports import OF_DOCUMENTS, OF_IMAGES, FileExportMixin
from .file_reports import report_for

REPORT = "#nagekeken"  # where the report stands on the screen of a document


class IndexView(FileExportMixin, documents.IndexView):
    """The list, with how much can be better in each file."""

    rows = OF_DOCUMENTS
    export_filename = "documenten"

    @cached_property
    def columns(self) -> list[Column]:
        number = Column("points", label="Aandachtspunten", accessor=points_in_words)
        return [*super().columns, number]


class ImageIndexView(FileExportMixin, images.IndexView):
    rows = OF_IMAGES
    export_filename = "afbeeldingen"


class CreateView(documents.CreateView):
    """After an upload the editor stands before the report, not before the list."""

    def get_success_url(self) -> str:
        return reverse("wagtaildocs:edit", args=[self.object.pk]) + REPORT


class EditView(documents.EditView):
    """After another file was put in its place too."""

    def get_success_url(self) -> str:
        if "file" in self.form.changed_data:
            return reverse("wagtaildocs:edit", args=[self.object.pk]) + REPORT
        return super().get_success_url()


class RemoveVersionView(WagtailAdminTemplateMixin, TemplateView):
    """Takes an earlier file of a document away, after a question. For whoever may put another file in its place."""

    template_name = "redactie/document_version_remove.html"
    page_title = "Eerdere versie verwijderen"
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args, document_id: int, number: int, **kwargs) -> HttpResponse:
        self.version = get_object_or_404(
            DocumentVersion.objects.select_related("document"), document=document_id, number=number
        )
        policy = policy_registry.get_by_type(PortalDocument)
        if not policy.user_has_permission_for_instance(request.user, "change", self.version.document):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtaildocs:index"), "label": "Documenten"},
            {"url": self.back, "label": self.version.document.title},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(version=self.version, back=self.back, **kwargs)

    @property
    def back(self) -> str:
        return reverse("wagtaildocs:edit", args=[self.version.document_id])

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        remove_version(self.version)
        messages.success(request, f"Versie {self.version.number} van ‘{self.version.document.title}’ is verwijderd.")
        return redirect(self.back)


class AddMultipleView(multiple.AddView):
    edit_form_template_name = "redactie/document_uploaded.html"


class EditMultipleView(multiple.EditView):
    edit_form_template_name = "redactie/document_uploaded.html"


class ChooserUploadView(chooser.create_view_class):
    """The pop-up in the form of a page. Where something can be better the editor sees that before the file is chosen.

    The report takes the place of the form, and its button sends a form in the same way: Wagtail's own script does both.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        if "bekeken" in request.GET:
            return self.get_chosen_response(self.looked_at(request))
        return super().post(request)

    def looked_at(self, request: HttpRequest) -> PortalDocument:
        number = request.GET["bekeken"]
        document = get_object_or_404(PortalDocument, pk=int(number) if number.isdecimal() and len(number) < 10 else 0)
        if not self.permission_policy.user_has_permission_for_instance(request.user, "choose", document):
            raise PermissionDenied
        return document

    def get_chosen_response(self, document: PortalDocument) -> HttpResponse:
        report = report_for(document, self.request.user)
        if not report["points"] or "bekeken" in self.request.GET:
            return super().get_chosen_response(document)
        address = self.get_create_url()
        address += f"{'&' if '?' in address else '?'}bekeken={document.pk}"
        html = render_to_string(
            "redactie/document_chooser_report.html", {"document": document, "action": address}, self.request
        )
        return render_modal_workflow(
            self.request, None, None, None, json_data={"step": "reshow_creation_form", "htmlFragment": html}
        )


def urls() -> list:
    """At Wagtail's own addresses, before its own views; its names lead here."""
    return [
        path("documents/", IndexView.as_view()),
        path("documents/results/", IndexView.as_view(results_only=True)),
        path("images/", ImageIndexView.as_view()),
        path("images/results/", ImageIndexView.as_view(results_only=True)),
        path("documents/add/", CreateView.as_view()),
        path("documents/edit/<int:document_id>/", EditView.as_view()),
        path("documents/multiple/add/", AddMultipleView.as_view()),
        path("documents/multiple/<int:doc_id>/", EditMultipleView.as_view()),
        path(
            "documents/<int:document_id>/versies/<int:number>/verwijderen/",
            RemoveVersionView.as_view(),
            name="document_version_remove",
        ),
        path("documents/chooser/create/", chooser.construct_view(ChooserUploadView)),
    ]
