"""What an editor can say of one address from the report."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .marking import mark_false_alarm, note_change_seen, undo_false_alarm
from .models import CheckedAddress, LinkPlace

PERIODS = [("30", "30 dagen"), ("90", "90 dagen"), ("365", "een jaar")]


class FalseAlarmForm(forms.Form):
    reason = forms.CharField(
        label="Reden",
        max_length=300,
        help_text="Bijvoorbeeld: ik heb de link zelf geopend, en de website werkt.",
        error_messages={"required": "Schrijf op waarom dit een vals alarm is."},
    )
    days = forms.ChoiceField(
        label="Hoe lang geldt dit?",
        choices=PERIODS,
        initial="90",
        help_text="Daarna telt de controle weer mee. Zo raakt een link die echt stopt niet uit beeld.",
    )


def address_for(request: HttpRequest, pk: int) -> CheckedAddress:
    """The address, for whoever may change a page on which it stands; a refusal for everyone else."""
    address = get_object_or_404(CheckedAddress, pk=pk)
    if not LinkPlace.objects.editable_by(request.user).filter(address=address).exists():
        raise PermissionDenied
    return address


class FromReportView(WagtailAdminTemplateMixin, TemplateView):
    """A screen with the way back to the report above; `breadcrumb` is what it is called there."""

    breadcrumb = "Vals alarm"

    def get_breadcrumbs_items(self) -> list[dict]:
        report = {"url": reverse("linkcheck_report"), "label": "Links"}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.breadcrumb}]


class FalseAlarmView(FromReportView):
    template_name = "linkcheck/false_alarm.html"
    page_title = "Dit is een vals alarm"
    header_icon = "link-external"

    def get_context_data(self, **kwargs) -> dict:
        address = address_for(self.request, self.kwargs["pk"])
        places = LinkPlace.objects.editable_by(self.request.user).filter(address=address)
        return {"form": FalseAlarmForm(), **super().get_context_data(**kwargs), "address": address, "places": places}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        address = address_for(request, pk)
        form = FalseAlarmForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if address.is_false_alarm:
            undo_false_alarm(address)  # the new reason and period take the place of the old
        mark_false_alarm(address, request.user, reason=form.cleaned_data["reason"], days=int(form.cleaned_data["days"]))
        undo = messages.button(reverse("linkcheck_undo", args=[pk]), "Bekijk of maak ongedaan")
        messages.success(request, f"{address.host or address.url} geldt nu als bereikbaar.", buttons=[undo])
        return redirect("linkcheck_report")


class UndoView(FromReportView):
    """Who marked it, why and until when; and the way back."""

    template_name = "linkcheck/undo.html"
    page_title = "Vals alarm"
    header_icon = "link-external"

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "address": address_for(self.request, self.kwargs["pk"])}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        address = address_for(request, pk)
        if address.false_alarm_until is not None:
            undo_false_alarm(address)
            messages.success(request, "Het vals alarm is ongedaan gemaakt. De volgende controle kijkt opnieuw.")
        return redirect("linkcheck_report")


def change_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: the file that changed was looked at."""
    address = address_for(request, pk)
    if request.method == "POST" and address.file_changed_on is not None:
        note_change_seen(address)
        messages.success(request, "U hebt het veranderde bestand bekeken. Het staat niet meer in de lijst.")
    return redirect("linkcheck_report")
