"""The screen ‘Wie mag wat’, for the Beheerder."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .rights_report import group_rights, people_with_all_rights, people_without_group

RIGHT = "teams.view_team"


class RightsReportView(WagtailAdminTemplateMixin, TemplateView):
    page_title = "Wie mag wat"
    header_icon = "key"
    template_name = "teams/rights.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        return {
            **super().get_context_data(**kwargs),
            "groups": group_rights(),
            "without_group": people_without_group(),
            "all_rights": people_with_all_rights(),
        }
