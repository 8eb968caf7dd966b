"""The screens of withdrawing an item and of putting it back."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page, ReferenceIndex

from portal.core.models import ItemPage, Withdrawal
from portal.core.page_screens import PageScreenMixin

from .withdrawal_forms import WithdrawalForm
from .withdrawing import TextIsGone, correct, restore, withdraw

TEXT_IS_GONE = (
    "De tekst van toen is er niet meer. Er is niets veranderd. "
    "Open het formulier, kijk de pagina na, en publiceer haar daar."
)


def edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def restore_button(page_id: int):
    return messages.button(reverse("moderation_restore", args=[page_id]), "Weer plaatsen")


def correct_button(page_id: int):
    return messages.button(reverse("moderation_correct", args=[page_id]), "Intrekking wijzigen")


def standing_withdrawal(page: Page) -> Withdrawal | None:
    return Withdrawal.objects.filter(page_id=page.pk, page__live=False).first()


def may_correct(page: Page, user: AbstractUser) -> bool:
    """Who may withdraw it; Wagtail asks for that right with a page that is live."""
    rights = page.permissions_for_user(user)
    return not page.live and rights.can_publish() and not rights.page_locked()


def in_words(withdrawal: Withdrawal) -> str:
    """For editors: that it was withdrawn, when, by whom and why."""
    day = date_format(localtime(withdrawal.withdrawn_at), "j F Y")
    person = withdrawal.withdrawn_by
    who = f" door {person.get_full_name() or person.get_username()}" if person else ""
    what = f"{withdrawal.get_kind_display()}, op {day}{who}."
    return f"Deze pagina staat niet op de site. {what} Reden: {withdrawal.reason}"


def unpublish(request: HttpRequest, page_id: int) -> HttpResponse:
    """At Wagtail's address for unpublishing: items are withdrawn with a reason, other pages as Wagtail does it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ItemPage):
        return UnpublishView.as_view()(request, page_id=page_id)
    if may_correct(page, request.user) and standing_withdrawal(page):
        messages.info(request, "Deze pagina is al ingetrokken. Hier wijzigt u wat lezers daarover zien.")
        return redirect("moderation_correct", page_id)
    return WithdrawView.as_view(page=page)(request)


class WithdrawView(PageScreenMixin, FormView):
    page: ItemPage | None = None
    form_class = WithdrawalForm
    template_name = "moderation/withdraw.html"
    page_title = "Intrekken"
    header_icon = "download"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not self.page.permissions_for_user(request.user).can_unpublish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "page": self.page}

    def get_context_data(self, **kwargs) -> dict:
        usages = ReferenceIndex.get_grouped_references_to(self.page).count()
        return {**super().get_context_data(**kwargs), "page": self.page, "usages": usages}

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        withdraw(self.page, user=self.request.user, **form.cleaned_data)
        title = self.page.get_admin_display_title()
        messages.success(
            self.request, f"‘{title}’ is ingetrokken. Lezers zien de tekst niet meer.", [restore_button(self.page.pk)]
        )
        return redirect(edit_url(self.page.pk))


class CorrectView(PageScreenMixin, FormView):
    """Another kind, reason or target of a withdrawal that stands."""

    form_class = WithdrawalForm
    template_name = "moderation/correct.html"
    page_title = "Intrekking wijzigen"
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.page.live and not may_correct(self.page, request.user):
            raise PermissionDenied
        self.withdrawal = standing_withdrawal(self.page)
        if self.withdrawal is None:
            return self.nothing_stands()
        return super().dispatch(request, *args, **kwargs)

    def nothing_stands(self) -> HttpResponse:
        messages.info(self.request, "Deze pagina is niet ingetrokken. Er is niets veranderd.")
        return redirect(edit_url(self.page.pk))

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "page": self.page, "withdrawal": self.withdrawal}

    def get_initial(self) -> dict:
        return {name: getattr(self.withdrawal, name) for name in ("kind", "target", "reason")}

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "page": self.page, "words": in_words(self.withdrawal)}

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        if not form.has_changed():
            messages.info(self.request, "U heeft niets gewijzigd.")
            return redirect(edit_url(self.page.pk))
        try:
            correct(self.withdrawal, user=self.request.user, **form.cleaned_data)
        except Withdrawal.DoesNotExist:
            return self.nothing_stands()
        title = self.page.get_admin_display_title()
        messages.success(self.request, f"De intrekking van ‘{title}’ is gewijzigd.")
        return redirect(edit_url(self.page.pk))


class RestoreView(PageScreenMixin, TemplateView):
    """Who withdrew it, when and why; and the way back."""

    template_name = "moderation/restore.html"
    page_title = "Weer plaatsen"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        self.withdrawal = standing_withdrawal(self.page)
        if self.withdrawal is None:
            messages.info(request, "Deze pagina is niet ingetrokken. Er is niets veranderd.")
            return redirect(edit_url(page_id))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.withdrawal.title

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "withdrawal": self.withdrawal, "words": in_words(self.withdrawal)}

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            restore(self.withdrawal, request.user)
        except TextIsGone:
            messages.error(request, TEXT_IS_GONE)
        else:
            messages.success(request, f"‘{self.withdrawal.title}’ staat weer op de site, zoals vóór het intrekken.")
        return redirect(edit_url(self.page.pk))
