"""Choosing what goes into a bundle, from the bundle or from a page. Only what the own rights show is there."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from portal.core.models import PortalDocument
from portal.teams.selectors import team_of

from . import changing
from .changing import BundleRefused
from .models import Bundle
from .selectors import bundles_of, documents_for, has_bundles, is_bundled, pages_for
from .step_views import NOT_ALLOWED
from .views import BundlesMixin

PARTS_PER_PAGE = 50


class ChooseView(BundlesMixin, TemplateView):
    """A list with a search box and a box to tick before each."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.bundle.state not in Bundle.CHANGEABLE:
            messages.error(request, NOT_ALLOWED)
            return redirect(self.bundle)
        return super().get(request)

    def get_context_data(self, **kwargs) -> dict:
        asked = self.request.GET.get("q", "").strip()
        parts = Paginator(self.choices(asked), PARTS_PER_PAGE).get_page(self.request.GET.get("p"))
        return {**super().get_context_data(**kwargs), "bundle": self.bundle, "parts": parts, "asked": asked}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Each is taken by itself: one that was put elsewhere meanwhile does not keep the others out."""
        ids = [int(value) for value in request.POST.getlist("keuze") if value.isdecimal() and len(value) < 10]
        chosen = list(self.choices("").filter(pk__in=ids).order_by("pk"))  # as they were made
        refused = []
        for part in chosen:
            try:
                self.add(part)
            except BundleRefused as error:
                refused.append(str(error))
        added = len(chosen) - len(refused)
        if added:
            messages.success(request, f"{added} {self.one if added == 1 else self.many} in de bundel gezet.")
        for line in refused:
            messages.error(request, line)
        if not ids:
            messages.warning(request, "U koos niets. Zet een vinkje bij wat in de bundel moet.")
            return redirect(request.get_full_path())
        return redirect(self.bundle)


class ChoosePagesView(ChooseView):
    template_name = "bundles/choose_pages.html"
    page_title = "Pagina’s kiezen"
    one, many = "pagina is", "pagina’s zijn"

    def choices(self, asked: str) -> QuerySet[Page]:
        pages = pages_for(self.bundle, self.request.user)
        if asked:
            pages = pages.filter(draft_title__icontains=asked)
        return pages.order_by("-latest_revision_created_at", "-pk")

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        context["parts"].object_list = [page.specific_deferred for page in context["parts"]]
        return context

    def add(self, part: Page) -> None:
        changing.add_page(self.bundle, part.specific_deferred, self.request.user)


class ChooseDocumentsView(ChooseView):
    template_name = "bundles/choose_documents.html"
    page_title = "Documenten kiezen"
    one, many = "document is", "documenten zijn"

    def choices(self, asked: str) -> QuerySet[PortalDocument]:
        documents = documents_for(self.bundle, self.request.user)
        if asked:
            documents = documents.filter(title__icontains=asked)
        return documents.order_by("-created_at", "-pk")

    def add(self, part: PortalDocument) -> None:
        changing.add_document(self.bundle, part, self.request.user)


class PutInView(BundlesMixin, TemplateView):
    """‘Zet in een bundel’ at a page: choose one that can still be changed, or make one with this page in it."""

    template_name = "bundles/put_in.html"
    page_title = "Zet in een bundel"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not is_bundled(self.page) or not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if not has_bundles(request.user):
            raise PermissionDenied
        held = self.page.in_bundles.filter(is_open=True).select_related("bundle").first()
        if held:
            messages.info(request, f"Deze pagina staat al in de bundel ‘{held.bundle}’.")
            seen = bundles_of(request.user).filter(pk=held.bundle_id).exists()
            return redirect(held.bundle) if seen else redirect("wagtailadmin_pages:edit", page_id)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def bundles(self) -> QuerySet[Bundle]:
        """Those of the team of the page, and the national ones, as far as this user may see them."""
        fits = Q(team=team_of(self.page)) | Q(team=None)
        return bundles_of(self.request.user).filter(fits, state__in=Bundle.CHANGEABLE)

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "page": self.page, "bundles": self.bundles()}

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("bundel", "")
        bundle = self.bundles().filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
        if bundle is None:
            messages.warning(request, "Kies een bundel.")
            return redirect(request.get_full_path())
        try:
            changing.add_page(bundle, self.page, request.user)
        except BundleRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"‘{self.get_page_subtitle()}’ staat in de bundel.")
        return redirect(bundle)
