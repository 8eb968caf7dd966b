"""The part of an index that belongs to one collectief: rights hang on the tree, so its items stand there."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from .vocabulary import Region


class SectionPageMixin(models.Model):
    """`/producten/zwolle/`: nothing to read by itself, so its address leads to the list with only this place in it."""

    region = models.OneToOneField(
        Region,
        verbose_name="regio",
        on_delete=models.PROTECT,
        related_name="%(class)s",
        help_text="Nieuwe pagina’s in dit deel krijgen deze regio vanzelf.",
    )

    # Made by `portal.teams` together with the groups whose rights hang on it; editors neither move nor delete one.
    is_fixed = True
    leads_on = True  # no screen of its own: see `portal.core.querysets.pages_to_read`
    content_panels = [*Page.content_panels, FieldPanel("region", read_only=True)]
    page_description = "Het deel van één collectief. Wordt gemaakt bij ‘Nieuw collectief’."

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """On to the list of all, filtered on this place. Temporary: the list may get another address."""
        return redirect(f"{self.get_parent().get_url(request)}?regio={self.region.slug}")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.serve(request)
