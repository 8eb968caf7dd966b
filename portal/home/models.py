"""The front page, which also finds every other page at once."""

from django.core.exceptions import MultipleObjectsReturned
from django.db import models
from django.http import Http404
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from collectieven.map import map_of
from portal.core.listing import rows
from portal.core.models import PortalPage
from portal.core.querysets import VisibleQuerySet
from portal.core.withdrawals import withdrawal_at

NEWEST = 3


class HomePage(PortalPage):
    """What this is, a search field, the themes, the collectieven, what is new."""

    intro = models.TextField(
        "inleiding", max_length=400, help_text="Wat is dit portaal? In hooguit twee zinnen, bovenaan de voorpagina."
    )

    content_panels = [*PortalPage.content_panels, FieldPanel("intro")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "themes.ThemeIndexPage",
        "collectieven.CollectiefIndexPage",
        "themes.TipIndexPage",
        "collectieven.ActionIndexPage",
        "products.ProductIndexPage",
        "findings.FindingIndexPage",
        "glossary.GlossaryPage",
        "links.LinksPage",
        "standard.StandardPage",
        "standard.AccessibilityStatementPage",
    ]
    max_count = 1
    page_description = "De voorpagina. Hiervan is er één."
    template = "pages/home.html"

    class Meta:
        verbose_name = "voorpagina"

    def route(self, request, path_components):
        """Find the page by its whole path in one query: Wagtail asks once a level.

        An expired page is gone at that minute. A private page is found, and Wagtail then asks for a login. Where an
        item was withdrawn it is found too, and tells that.
        """
        if not path_components:
            return super().route(request, path_components)
        url_path = self.url_path + "/".join(path_components) + "/"
        found = VisibleQuerySet(Page).filter(url_path=url_path).live().not_expired()
        try:
            page = found.get()
        except (Page.DoesNotExist, MultipleObjectsReturned) as error:
            if withdrawal := withdrawal_at(url_path):
                return RouteResult(withdrawal.page.specific, kwargs={"withdrawal": withdrawal})
            raise Http404 from error
        return RouteResult(page.specific)

    def get_context(self, request, *args, **kwargs):
        found = rows(kinds=["thema", "collectief"])
        collectieven = sorted((row for row in found if row.kind == "collectief"), key=lambda row: row.title)
        return {
            **super().get_context(request, *args, **kwargs),
            "themes": [row for row in found if row.kind == "thema"],
            "collectieven": collectieven,
            "map": map_of(collectieven),
            "findings": rows(kinds=["bevinding"], newest=True, limit=NEWEST),
        }
