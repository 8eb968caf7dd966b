"""The click, the same with a word about it on a page of its own, and the way back."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from portal.core.models import ItemPage
from portal.core.page_screens import PageScreenMixin

from .due import published_items
from .judging import CannotJudge, button_of, click_to_undo, judge_again, may_judge, obstacle, undo
from .rows import day, last_judgement, tell


def edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


class JudgingView(PageScreenMixin, TemplateView):
    """What both screens share: one item, for who may publish it."""

    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not may_judge(self.page, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        """To the list as it was, or to the form."""
        asked = self.request.POST.get("next", "")
        if url_has_allowed_host_and_scheme(asked, {self.request.get_host()}, require_https=self.request.is_secure()):
            return redirect(asked)
        return redirect(edit_url(self.page.pk))

    def refuse(self, problem: CannotJudge) -> HttpResponse:
        form = messages.button(edit_url(self.page.pk), "Open het formulier")
        title = self.page.get_admin_display_title()
        messages.error(self.request, f"‘{title}’ is niet beoordeeld. {problem}", buttons=[form])
        return self.back()


class JudgeView(JudgingView):
    template_name = "judging/judge.html"
    page_title = "Klopt dit nog?"

    def get_context_data(self, **kwargs) -> dict:
        (item,) = tell(published_items().filter(pk=self.page.pk).select_related("content_type"))
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "item": item,
            "obstacle": obstacle(self.page, self.request.user),
            "entry": click_to_undo(self.page),
            "button": button_of(self.page.judgement),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            page = judge_again(self.page.pk, request.user, seen_revision=number(request.POST.get("revision", "")))
        except CannotJudge as problem:
            return self.refuse(problem)
        take_back = messages.button(reverse("judging_undo", args=[page.pk]), "Ongedaan maken")
        messages.success(request, told(page), buttons=[take_back])
        return self.back()


def told(page: ItemPage) -> str:
    return (
        f"‘{page.title}’ is opnieuw bekeken: {page.get_judgement_display()}. Lezers zien dat op de pagina. "
        f"Op {day(page.review_on)} komt dit weer in de lijst."
    )


class UndoView(JudgingView):
    template_name = "judging/undo.html"
    page_title = "Beoordeling ongedaan maken"
    header_icon = "undo"

    def get_context_data(self, **kwargs) -> dict:
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "entry": click_to_undo(self.page),
            "last_judgement": last_judgement(self.page),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            page = undo(self.page.pk, request.user)
        except CannotJudge as problem:
            messages.error(request, f"Er is niets veranderd. {problem}")
        else:
            messages.success(request, f"De beoordeling van ‘{page.title}’ is ongedaan gemaakt.")
        return redirect("judging_report")
