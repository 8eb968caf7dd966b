"""The points of a page as it is being typed, and of its last saved draft. For who may edit it, and nobody else."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from .selectors import tips_for


class TypedTipsMixin:
    """Reads the form as Wagtail's preview does, which also sees to the rights, and keeps nothing of it."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            form = self.get_form(request.POST)
            is_valid = self.validate_form(form)
        except (KeyError, ValueError):  # a stream without its count, a number that is none
            return HttpResponseBadRequest("Dit is niet het formulier van een pagina.")
        if is_valid:
            form.save(commit=False)
        # Of a form with a mistake, Django has put the fields without one on the page already.
        tips = tips_for(form.instance, request.user)
        return render(request, "advice/tips.html", {"tips": tips, "is_partly": not is_valid})


class TipsView(TypedTipsMixin, PreviewOnEditView):
    http_method_names = ("get", "post")

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """A screen of its own, which needs no script."""
        context = {"page": self.object, "tips": tips_for(self.object, request.user)}
        return render(request, "advice/page.html", context)


class NewTipsView(TypedTipsMixin, PreviewOnCreateView):
    http_method_names = ("post",)
