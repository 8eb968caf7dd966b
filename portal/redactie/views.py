"""Help for editors, inside the admin."""

from django.conf import settings
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class HelpView(WagtailAdminTemplateMixin, TemplateView):
    """How an editor works here, on one screen."""

    page_title = "Handleiding"
    header_icon = "help"
    template_name = "redactie/help.html"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class HowToPublishView(HelpView):
    """All that a new editor needs between the first login and submitting; enough by itself."""

    page_title = "Zo publiceert u"
    template_name = "redactie/how_to_publish.html"

    def get_context_data(self, **kwargs) -> dict:
        return {**super().get_context_data(**kwargs), "days": settings.CHECK_LINK_DAYS}
