"""What a visitor may see, said once: published, not expired at this minute, public."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class VisibleQuerySet(PageQuerySet):
    def not_expired(self):
        """Without pages whose expiry has passed, also before the job that unpublishes them has run."""
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))

    def public(self):
        """Under no view restriction, asked in the same statement: Wagtail's own reads all restrictions first."""
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        above = PageViewRestriction.objects.annotate(asked_path=path).filter(asked_path__startswith=F("page__path"))
        return self.exclude(Exists(above))

    def visible(self):
        """Published, not expired at this minute, and under no view restriction."""
        return self.live().not_expired().public()


VisibleManager = PageManager.from_queryset(VisibleQuerySet)


def visible_pages() -> VisibleQuerySet:
    """All visible pages of every type, as plain `Page` rows."""
    return VisibleQuerySet(Page).filter(depth__gt=1).visible()
