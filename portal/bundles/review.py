"""A bundle as one user may see it: pages that moved out of their reach are counted, and nothing of them is told."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.documents import released_among
from portal.core.file_report import ReportLine, report_lines
from portal.core.models import PortalDocument

from .models import Bundle, BundleDocument, BundlePage
from .overview import BundleOverview, DocumentRow, PageRow

OUT_OF_REACH = "Een pagina waar u niet bij mag"


@dataclass
class FileFacts:
    """A document with what the check at its upload found. `url`: empty for who may not change it."""

    document: PortalDocument
    url: str
    lines: list[ReportLine]

    @property
    def points(self) -> int:
        return sum(bool(line.advice) for line in self.lines)


@dataclass
class ReviewedPage:
    entry: BundlePage
    row: PageRow
    is_mine: bool
    files: list[FileFacts]

    @property
    def title(self) -> str:
        return self.row.title if self.is_mine else OUT_OF_REACH

    @property
    def problems(self) -> list[str]:
        return self.row.problems

    @property
    def is_on_the_site(self) -> bool:
        return bool(self.row.page and self.row.page.live)

    @property
    def preview_url(self) -> str:
        """Of the text that was approved, or else of the latest draft."""
        if self.entry.revision_id:
            return reverse("wagtailadmin_pages:revisions_view", args=[self.entry.page_id, self.entry.revision_id])
        return reverse("wagtailadmin_pages:view_draft", args=[self.entry.page_id])

    @property
    def compare_url(self) -> str:
        """Empty when there is nothing on the site yet to compare with."""
        if not (self.is_on_the_site and self.row.page.has_unpublished_changes):
            return ""
        text = self.entry.revision_id or "latest"
        return reverse("wagtailadmin_pages:revisions_compare", args=[self.entry.page_id, "live", text])


@dataclass
class ReviewedDocument:
    entry: BundleDocument
    row: DocumentRow
    file: FileFacts | None

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def problems(self) -> list[str]:
        return self.row.problems


class Review:
    def __init__(self, bundle: Bundle, user: AbstractUser):
        self.bundle, self.user = bundle, user
        self.overview = BundleOverview(bundle)

    @cached_property
    def pages(self) -> list[ReviewedPage]:
        rows = self.overview.pages
        may = policy_registry.get_by_type(Page).instances_user_has_permission_for(self.user, "change")
        mine = set(may.filter(pk__in=[row.entry.page_id for row in rows if row.page]).values_list("pk", flat=True))
        return [self.reviewed(row, row.page is None or row.page.pk in mine) for row in rows]

    def reviewed(self, row: PageRow, is_mine: bool) -> ReviewedPage:
        files = [self.facts(document) for document in row.documents] if is_mine else []
        return ReviewedPage(row.entry, row, is_mine, files)

    @cached_property
    def documents(self) -> list[ReviewedDocument]:
        return [
            ReviewedDocument(row.entry, row, self.facts(row.document) if row.document else None)
            for row in self.overview.documents
        ]

    @cached_property
    def changeable(self) -> set[int]:
        """Primary keys of the documents of this list that this user may change: own uploads until readers have them."""
        found = {document.pk: document for row in self.overview.pages for document in row.documents}
        found |= {row.document.pk: row.document for row in self.overview.documents if row.document}
        policy = policy_registry.get_by_type(PortalDocument)
        allowed = policy.instances_user_has_permission_for(self.user, "change").filter(pk__in=found)
        released = released_among(PortalDocument, found)
        return {
            pk
            for pk in allowed.values_list("pk", flat=True)
            # Who may delete a file may change it always, and that is known without a query.
            if pk not in released or policy.user_has_permission_for_instance(self.user, "delete", found[pk])
        }

    def facts(self, document: PortalDocument) -> FileFacts:
        url = reverse("wagtaildocs:edit", args=[document.pk]) if document.pk in self.changeable else ""
        return FileFacts(document, url, report_lines(document))

    @property
    def number_of_problems(self) -> int:
        return len(self.overview.with_problems)

    @property
    def seen(self) -> str:
        """Sent along with an approval: nobody approves a text that was saved after this list was opened."""
        return self.overview.seen

    @property
    def is_ready(self) -> bool:
        return bool(self.pages) and not self.number_of_problems
