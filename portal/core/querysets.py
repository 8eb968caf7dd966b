"""What a visitor may see, said once: published, not expired at this minute, public."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet


class VisibleQuerySet(PageQuerySet):
    def not_expired(self):
        """Without pages whose expiry has passed, also before the job that unpublishes them has run."""
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))

    def public(self):
        """Under no view restriction, asked in the same statement: Wagtail's own reads all restrictions first.

        The path of a restricted page is looked up by its number. Were it joined, SQLite would start from all pages,
        for each page that is asked.
        """
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        root = Subquery(Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path"))
        above = PageViewRestriction.objects.annotate(asked_path=path, root=root).filter(
            asked_path__startswith=F("root")
        )
        return self.exclude(Exists(above))

    def visible(self):
        """Published, not expired at this minute, and under no view restriction."""
        return self.live().not_expired().public()


VisibleManager = PageManager.from_queryset(VisibleQuerySet)


def hidden_pages() -> list[PageQuerySet]:
    """The pages that `visible` leaves out, as querysets of little each that together hold them all.

    For who has many pages at hand and wants to leave these out: quicker than to look each of them up.
    """
    paths = PageViewRestriction.objects.values_list("page__path", flat=True)
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path)
    pages = Page.objects.all()
    unpublished = pages.filter(live=False)
    expired = pages.filter(expire_at__lte=timezone.now())
    return [unpublished, expired, *([pages.filter(below)] if below else [])]


def visible_pages() -> VisibleQuerySet:
    """All visible pages of every type, as plain `Page` rows."""
    return VisibleQuerySet(Page).filter(depth__gt=1).visible()


def pages_to_read() -> VisibleQuerySet:
    """The visible pages that have a screen of their own, for who lists them all."""
    types = [model for model in get_page_models() if getattr(model, "leads_on", False)]
    return visible_pages().exclude(content_type__in=ContentType.objects.get_for_models(*types).values())
