"""Fetching a copy of a linked PDF, and the screen where an editor says what may be done with it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages

from .copies import CopyRefused, fetch_copy, may_keep_copies, release, withdraw
from .models import FetchedCopy
from .views import FromReportView, address_for


class RightsForm(forms.Form):
    rights = forms.ChoiceField(
        label="Rechten",
        choices=FetchedCopy.Rights.choices,
        widget=forms.RadioSelect,
        help_text="Kijk in het bestand of op de website wat mag. Weet u het niet? Laat ‘onbekend’ staan.",
    )


def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: fetch a copy; the editor waits for it, as long as `WHILE_WAITING` allows and looking up a name takes."""
    address = address_for(request, pk)
    if not may_keep_copies(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("linkcheck_report")
    if existing := address.copies.first():
        return redirect("linkcheck_copy", existing.pk)
    try:
        copy = fetch_copy(address, request.user)
    except CopyRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("linkcheck_report")
    messages.success(request, "De kopie staat in de bibliotheek. Alleen redacteuren zien haar, tot u haar vrijgeeft.")
    return redirect("linkcheck_copy", copy.pk)


class CopyView(FromReportView):
    """The rights of a copy, and the buttons with which readers get it or no longer get it."""

    template_name = "linkcheck/copy.html"
    page_title = breadcrumb = "Kopie"
    header_icon = "doc-full"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_keep_copies(request.user):
            raise PermissionDenied
        self.copy = get_object_or_404(FetchedCopy.objects.select_related("document", "address"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        form = RightsForm(initial={"rights": self.copy.rights})
        return {"form": form, **super().get_context_data(**kwargs), "copy": self.copy}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "withdraw" in request.POST:
            withdraw(self.copy)
            messages.success(request, "Lezers krijgen deze kopie niet meer.")
            return redirect("linkcheck_copy", pk)
        form = RightsForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            release(self.copy, request.user, form.cleaned_data["rights"])
        except CopyRefused as refusal:
            form.add_error("rights", str(refusal))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, "Lezers vinden de kopie nu bij het adres.")
        return redirect("linkcheck_copy", pk)
