"""A bundle as one list: what is in it, and for each what stands in the way of publishing."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from wagtail.models import Page, Revision

from portal.core.entries import prefetch_entries
from portal.core.models import PortalDocument

from .approved_text import digest_of, hash_of, shown_by, text_of
from .models import Bundle, BundleDocument, BundlePage
from .problems import problems_with_document, problems_with_page
from .surroundings import surroundings_of


@dataclass
class PageRow:
    """One page. `page`: its specific row of today, None when it was deleted; `text`: as it would be published."""

    entry: BundlePage
    page: Page | None
    text: Page | None
    problems: list[str] = field(default_factory=list)
    documents: list[PortalDocument] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.text.title if self.text else self.entry.title

    @property
    def page_has_text(self) -> bool:
        return self.page is not None and self.page.latest_revision is not None

    @property
    def kind(self) -> str:
        return (getattr(self.page, "kind_label", "") or str(self.page._meta.verbose_name)) if self.page else ""


@dataclass
class DocumentRow:
    entry: BundleDocument
    problems: list[str]

    @property
    def document(self) -> PortalDocument | None:
        return self.entry.document

    @property
    def title(self) -> str:
        return self.document.title if self.document else self.entry.title


class BundleOverview:
    """Reads everything once."""

    def __init__(self, bundle: Bundle):
        self.bundle = bundle

    @cached_property
    def pages(self) -> list[PageRow]:
        entries = list(self.bundle.pages.select_related("revision", "added_by"))
        found = self.specific_pages([entry.page_id for entry in entries if entry.page_id])
        if not self.bundle.is_open:
            prefetch_entries(found.values())
        texts = {page.pk: self.text(entry, page) for entry in entries if (page := found.get(entry.page_id))}
        self.shown = {pk: shown_by(text) for pk, text in texts.items()}
        self.around = surroundings_of(self.bundle, found.values(), chain.from_iterable(self.shown.values()))
        return [self.page_row(entry, found.get(entry.page_id), texts.get(entry.page_id)) for entry in entries]

    def specific_pages(self, ids: Iterable[int]) -> dict[int, Page]:
        found = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
        revisions = Revision.objects.in_bulk([page.latest_revision_id for page in found.values()])
        for page in found.values():
            page.latest_revision = revisions.get(page.latest_revision_id)
        return found

    def text(self, entry: BundlePage, page: Page) -> Page:
        """What is published with the bundle, or what of it is on the site since."""
        return text_of(entry, page) if self.bundle.is_open else page

    def page_row(self, entry: BundlePage, page: Page | None, text: Page | None) -> PageRow:
        documents = self.around.named(self.shown[page.pk]) if page else []
        if not self.bundle.is_open:
            return PageRow(entry, page, None, documents=documents)
        problems = problems_with_page(entry, page, text, self.bundle, self.around)
        return PageRow(entry, page, text, problems, documents)

    @cached_property
    def documents(self) -> list[DocumentRow]:
        shown = {document.pk for row in self.pages for document in row.documents}
        return [
            DocumentRow(entry, self.problems_with(entry, shown))
            for entry in self.bundle.documents.select_related("document", "document__collection")
        ]

    def problems_with(self, entry: BundleDocument, shown: set[int]) -> list[str]:
        return problems_with_document(entry, self.bundle, shown, self.around) if self.bundle.is_open else []

    @property
    def rows(self) -> list[PageRow | DocumentRow]:
        return [*self.pages, *self.documents]

    @property
    def seen(self) -> str:
        """Stands for the texts and files of this list; another one as soon as any of them is saved or replaced."""
        texts = [(row.page.pk, digest_of(row.page.latest_revision)) for row in self.pages if row.page_has_text]
        files = [(document.pk, hash_of(document)) for row in self.pages for document in row.documents]
        files += [(row.document.pk, hash_of(row.document)) for row in self.documents if row.document]
        return hashlib.sha256(repr((texts, files)).encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        return not self.pages

    @property
    def with_problems(self) -> list[PageRow | DocumentRow]:
        return [row for row in self.rows if row.problems]

    @property
    def problem_lines(self) -> list[str]:
        """One line for each page or document with a problem."""
        return [f"‘{row.title}’: {' '.join(row.problems)}" for row in self.with_problems]
