"""The lists of pages in the admin as CSV and XLSX, with the filters of the screen."""

from itertools import groupby

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.utils.text import slugify
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from portal.core.models import ItemPage

from .writing import file_response

TIES = {
    "Thema’s": "theme_ties",
    "Regio’s": "region_ties",
    "Doelgroepen": "audience_ties",
    "Samenwerkingspartners": "partner_ties",
    "Onderwerpen": "subject_ties",
}
OF_PAGES = ["Titel", "Soort pagina", "Staat", "Bijgewerkt op", "Eerst gepubliceerd op", "Gemaakt door", "Adres"]
OF_ITEMS = [
    "Samenvatting",
    *TIES,
    "Oordeel over actualiteit",
    "Beoordeeld op",
    "Beoordeeld door",
    "Reden van het oordeel",
    "Bron (regels in het rapport)",
    "Vast adres",
    "Sleutel",
]


class PageListView(ExplorableIndexView):
    """Wagtail's explorer; its list can be taken along, of all pages of the list and not the first fifty."""

    list_export = [*OF_PAGES, *OF_ITEMS]

    def as_spreadsheet(self, queryset, spreadsheet_format: str) -> HttpResponse:
        pages = list(queryset)
        self.fetch(pages)
        rows = [[*self.of_page(page), *self.of_item(page)] for page in pages]
        return file_response(self.get_filename(), spreadsheet_format, self.list_export, rows)

    def fetch(self, pages: list[Page]) -> None:
        """Read the terms of all items of a kind at once, and of all pages who made them."""
        items = [page for page in pages if isinstance(page, ItemPage)]
        for _kind, group in groupby(sorted(items, key=lambda page: page.kind), key=lambda page: page.kind):
            prefetch_related_objects(list(group), *(f"{name}__tag" for name in TIES.values()))
        prefetch_related_objects(pages, "owner")

    def of_page(self, page: Page) -> list:
        owner = page.owner
        return [
            page.draft_title or page.title,
            page.page_type_display_name,
            str(page.status_string),
            page.latest_revision_created_at,
            page.first_published_at,
            (owner.get_full_name() or owner.get_username()) if owner else "",
            page.get_full_url(self.request) or "",
        ]

    def of_item(self, page: Page) -> list:
        """What only items have; other pages have empty cells there."""
        if not isinstance(page, ItemPage):
            return [""] * len(OF_ITEMS)
        return [
            page.summary,
            *(sorted(tie.tag.name for tie in getattr(page, name).all()) for name in TIES.values()),
            page.get_judgement_display(),
            page.judged_on,
            page.judged_by,
            page.judgement_reason,
            page.source,
            self.request.build_absolute_uri(page.permalink) if page.permalink else "",
            page.key or "",
        ]

    def get_filename(self) -> str:
        return slugify(self.parent_page.get_admin_display_title()) or "paginas"


class PortalPageViewSet(PageViewSet):
    """Wagtail's own screens for pages, with our list."""

    model = Page
    index_view_class = PageListView
