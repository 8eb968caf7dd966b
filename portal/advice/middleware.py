"""Puts the panel beside the form of every page: Wagtail has no hook for panels beside the form of a page."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages import create, edit

from .side_panel import TipsSidePanel

FORMS = (create.CreateView, edit.EditView)


class TipsMiddleware:
    """Only looks at what Wagtail has prepared for the screens of `FORMS`, before they are rendered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        context = response.context_data or {}
        if isinstance(context.get("view"), FORMS) and {"side_panels", "form"} <= context.keys():
            panel = TipsSidePanel(context["form"].instance, request, parent=context.get("parent_page"))
            context["side_panels"] = MediaContainer([*context["side_panels"], panel])
            context["media"] += panel.media
        return response
