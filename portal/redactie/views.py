"""Help for editors, inside the admin."""

from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class HelpView(WagtailAdminTemplateMixin, TemplateView):
    """How an editor works here, on one screen."""

    page_title = "Handleiding"
    header_icon = "help"
    template_name = "redactie/help.html"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
