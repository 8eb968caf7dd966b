from django.contrib.sitemaps import Sitemap

from portal.core.querysets import pages_to_read


class VisiblePagesSitemap(Sitemap):
    """Every page that a visitor may see at this minute."""

    limit = 5_000

    def items(self):
        return pages_to_read().order_by("path")

    def location(self, page) -> str:
        return page.get_url() or "/"

    def lastmod(self, page):
        return page.last_published_at
