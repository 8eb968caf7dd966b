"""The screen where editors import synonyms: choose a file, look at what it would do, and do it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from .models import Synonym
from .synonym_import import MOST_BYTES, FileRefused, Plan, read_file, read_plan, write_plan


class FileForm(forms.Form):
    file = forms.FileField(
        label="Bestand",
        help_text="Een CSV-bestand tot 500 kB, zoals ‘Download CSV’ boven de lijst het maakt.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
    )


class SynonymImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The text that was looked at comes along in the page, so that nothing of it is kept on the way."""

    model = Synonym
    permission_required = "add"
    template_name = "redactie/synonym_import.html"
    page_title = "Synoniemen importeren"
    header_icon = "resubmit"
    index_url_name = ""
    breadcrumbs_items = WagtailAdminTemplateMixin.breadcrumbs_items

    def get_breadcrumbs_items(self) -> list[dict]:
        index = {"url": reverse(self.index_url_name), "label": "Synoniemen"}
        return [*self.breadcrumbs_items, index, {"url": "", "label": "Importeren"}]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.user_has_permission("change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        confirmed = "text" in request.POST
        if not confirmed and not form.is_valid():
            return self.answer(form)
        try:
            text = request.POST["text"] if confirmed else read_file(form.cleaned_data["file"].read(MOST_BYTES + 1))
            plan = read_plan(text)
        except FileRefused as error:
            return self.answer(FileForm(), refused=str(error))
        if confirmed and plan.can_be_written:
            write_plan(plan, request.user)
            messages.success(request, told(plan))
            return redirect(self.index_url_name)
        return self.answer(FileForm(), plan=plan, text=text)

    def get_context_data(self, **kwargs) -> dict:
        return {"form": FileForm(), "index_url": reverse(self.index_url_name), **super().get_context_data(**kwargs)}

    def answer(self, form: FileForm, **context) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **context))


def told(plan: Plan) -> str:
    return f"{synonyms(len(plan.added))} toegevoegd en {synonyms(len(plan.changed))} aangepast. Zij werken meteen."


def synonyms(number: int) -> str:
    return f"{number} {'synoniem' if number == 1 else 'synoniemen'}"
