"""Screens of the admin about one page that Wagtail has none for: who judges it, withdraws it, lets it be checked."""

from django.urls import reverse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class PageScreenMixin(WagtailAdminTemplateMixin):
    """Named after `self.page`, which the view's `dispatch` sets, with the way back to its form above."""

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict]:
        form = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), form, {"url": "", "label": self.page_title}]
