"""What is around the parts of a bundle, read for all of them at once: a bundle may hold a hundred pages."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from wagtail.documents import get_document_model
from wagtail.models import Page

from portal.core.documents import released_among
from portal.core.models import PortalDocument, Withdrawal
from portal.teams.selectors import pages_of

from .models import Bundle, BundleDocument, BundlePage
from .selectors import submitted_by_themselves


@dataclass(frozen=True)
class Surroundings:
    """`own`: pages that the bundle may hold. `withdrawn`: when, by page. `alone`: pages under review by themselves.

    `files`: by primary key those that the texts show or showed. `released`: loose documents that readers have already.
    """

    own: Collection[int] = ()
    withdrawn: dict[int, datetime] = field(default_factory=dict)
    alone: Collection[int] = ()
    files: dict[int, PortalDocument] = field(default_factory=dict)
    released: Collection[int] = ()

    def named(self, pks: Iterable[int]) -> list[PortalDocument]:
        """Those of these files that are there, by title."""
        found = [self.files[pk] for pk in dict.fromkeys(pks) if pk in self.files]
        return sorted(found, key=lambda document: (document.title, document.pk))


def surroundings_of(bundle: Bundle, pages: Collection[Page], files: Iterable[int]) -> Surroundings:
    """The same number of queries however many pages and files."""
    ids = [page.pk for page in pages]
    own = pages_of(bundle.team).filter(pk__in=ids) if bundle.team_id else Page.objects.filter(pk__in=ids)
    withdrawn = Withdrawal.objects.filter(page__in=ids).order_by("withdrawn_at")
    loose = BundleDocument.objects.filter(bundle=bundle, document__isnull=False).values_list("document", flat=True)
    approved = BundlePage.objects.filter(bundle=bundle).values_list("files", flat=True)
    asked = {*files, *(int(pk) for kept in approved for pk in kept)}
    return Surroundings(
        own=set(own.values_list("pk", flat=True)),
        withdrawn=dict(withdrawn.values_list("page", "withdrawn_at")),
        alone=submitted_by_themselves(ids),
        files=get_document_model().objects.select_related("collection").in_bulk(asked),
        released=released_among(get_document_model(), list(loose)),
    )
