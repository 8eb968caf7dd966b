"""The editor's screen of the check links of a page: make one, see the answers, stop one."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.models import Page

from portal.core.models import ItemPage
from portal.core.page_screens import PageScreenMixin

from .check_links import make_link, stop_link
from .models import CheckLink


class CheckLinkForm(forms.ModelForm):
    class Meta:
        model = CheckLink
        fields = ["reader"]
        error_messages = {"reader": {"required": "Vul in voor wie de link is."}}


def item_for(request: HttpRequest, page_id: int) -> ItemPage:
    """The item, for whoever may change it; a refusal for everyone else."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


class CheckLinksView(PageScreenMixin, FormView):
    form_class = CheckLinkForm
    template_name = "moderation/check_links.html"
    page_title = "Laten nakijken"
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        self.page = item_for(request, page_id)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        links = self.page.check_links.select_related("created_by").prefetch_related("answers")
        days = settings.CHECK_LINK_DAYS
        return {**super().get_context_data(**kwargs), "page": self.page, "links": links, "days": days}

    def form_valid(self, form: CheckLinkForm) -> HttpResponse:
        """Shown in the answer itself: a redirect would have to keep the token somewhere."""
        link, token = make_link(self.page, reader=form.cleaned_data["reader"], user=self.request.user)
        address = self.request.build_absolute_uri(reverse("check", args=[token]))
        made = {"made": link, "address": address, "form": CheckLinkForm()}
        return self.render_to_response(self.get_context_data(**made))


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(CheckLink, pk=pk)
    item_for(request, link.page_id)
    stop_link(link, request.user)
    messages.success(request, f"De link voor {link.reader} werkt niet meer. Antwoorden blijven bewaard.")
    return redirect("moderation_check_links", link.page_id)
