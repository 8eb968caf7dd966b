"""The screens of bundles: the list, the form, and the bundle as one list that is reviewed."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Page

from portal.teams.selectors import team_of

from . import changing
from .forms import BundleForm, MomentForm, SendBackForm
from .models import Bundle
from .review import Review
from .selectors import bundles_of, has_bundles, rights_on

ROWS_PER_PAGE = 50


def own_bundle(request: HttpRequest, pk: int) -> Bundle:
    """The bundle, when this user may see it; of another collectief's nobody learns that it is there."""
    return get_object_or_404(bundles_of(request.user), pk=pk)


class BundlesMixin(WagtailAdminTemplateMixin):
    header_icon = "folder-open-inverse"
    breadcrumbs_items = WagtailAdminTemplateMixin.breadcrumbs_items
    bundle: Bundle | None = None

    def dispatch(self, request: HttpRequest, *args, pk: int | None = None, **kwargs) -> HttpResponse:
        if not has_bundles(request.user):
            raise PermissionDenied
        if pk is not None:
            self.bundle = own_bundle(request, pk)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        above = [{"url": reverse("bundles_index"), "label": "Bundels"}]
        if self.bundle:
            above.append({"url": self.bundle.get_absolute_url(), "label": self.bundle.title})
        if self.get_page_title() not in [item["label"] for item in above]:
            above.append({"url": "", "label": self.get_page_title()})
        above[-1]["url"] = ""
        return [*self.breadcrumbs_items, *above]


class IndexView(SpreadsheetExportMixin, BundlesMixin, TemplateView):
    """Open bundles first; what was published is one click away. What is shown can be taken along."""

    template_name = "bundles/index.html"
    page_title = "Bundels"
    export_headings = {
        "title": "Bundel",
        "get_state_display": "Stand",
        "number_of_pages": "Aantal pagina’s",
        "publish_at": "Publiceren op",
        "published_at": "Gepubliceerd op",
        "place": "Van",
        "created_by": "Gemaakt door",
    }
    list_export = list(export_headings)
    export_filename = "bundels"

    @property
    def published(self) -> bool:
        return self.request.GET.get("stand") == "gepubliceerd"

    def listed(self) -> QuerySet[Bundle]:
        bundles = bundles_of(self.request.user).annotate(number_of_pages=Count("pages"))
        state = Bundle.State.PUBLISHED
        bundles = bundles.filter(state=state) if self.published else bundles.exclude(state=state)
        return bundles.order_by("-published_at" if self.published else "-created_at", "-pk")

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.is_export:
            return self.as_spreadsheet(self.listed(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        rows = Paginator(self.listed(), ROWS_PER_PAGE)
        return {
            **super().get_context_data(**kwargs),
            "bundles": rows.get_page(self.request.GET.get("p")),
            "published": self.published,
        }


class BundleFormMixin(BundlesMixin, FormView):
    template_name = "bundles/form.html"

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "instance": self.bundle or Bundle(), "user": self.request.user}


class NewView(BundleFormMixin):
    """With `?pagina=5` that page goes into it at once."""

    form_class = BundleForm
    page_title = "Nieuwe bundel"

    def get_initial(self) -> dict:
        page = self.first_page()
        return {**super().get_initial(), "team": page and team_of(page)}

    def first_page(self) -> Page | None:
        number = self.request.GET.get("pagina", "")
        page = Page.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
        return page.specific if page and page.permissions_for_user(self.request.user).can_edit() else None

    def form_valid(self, form: BundleForm) -> HttpResponse:
        form.instance.created_by = self.request.user
        page, bundle = self.first_page(), form.save()
        if page:
            try:
                changing.add_page(bundle, page, self.request.user)
            except changing.BundleRefused as refused:
                messages.error(self.request, str(refused))
            messages.success(self.request, f"Bundel ‘{bundle}’ is gemaakt.")
            return redirect(bundle)
        messages.success(self.request, f"Bundel ‘{bundle}’ is gemaakt. Zet er nu pagina’s in.")
        return redirect("bundles_pages", bundle.pk)


class EditView(BundleFormMixin):
    """Name, note and moment. While it is reviewed or approved only the moment, by who may publish it."""

    page_title = "Bundel wijzigen"

    def dispatch(self, request: HttpRequest, *args, pk: int, **kwargs) -> HttpResponse:
        if not rights_on(own_bundle(request, pk), request.user).plan:
            raise PermissionDenied
        return super().dispatch(request, *args, pk=pk, **kwargs)

    def get_form_class(self):
        return BundleForm if self.bundle.state in Bundle.CHANGEABLE else MomentForm

    def get_form_kwargs(self) -> dict:
        kwargs = super().get_form_kwargs()
        if self.bundle.state not in Bundle.CHANGEABLE:
            del kwargs["user"]
        return kwargs

    def form_valid(self, form) -> HttpResponse:
        fields = {name: form.cleaned_data[name] for name in form.changed_data}
        try:
            changing.change(self.bundle, self.request.user, fields)
        except changing.BundleRefused as refused:
            messages.error(self.request, str(refused))
        else:
            messages.success(self.request, f"Bundel ‘{form.instance.title}’ is opgeslagen.")
        return redirect(self.bundle)


class BundleView(BundlesMixin, TemplateView):
    """The whole bundle as one list, with what may be done with it now."""

    template_name = "bundles/bundle.html"
    send_back_form: SendBackForm | None = None

    @property
    def page_title(self) -> str:
        return self.bundle.title

    def get_context_data(self, **kwargs) -> dict:
        review = Review(self.bundle, self.request.user)
        form = self.send_back_form or SendBackForm(entries=[row.entry for row in review.pages if row.is_mine])
        return {
            **super().get_context_data(**kwargs),
            "bundle": self.bundle,
            "review": review,
            "rights": rights_on(self.bundle, self.request.user),
            "events": self.bundle.events.select_related("user")[:100],
            "form": form,
        }
