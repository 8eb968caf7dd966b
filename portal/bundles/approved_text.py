"""What exactly was approved: the text of a revision and the files that it shows, so that any change is noticed."""

import hashlib
import json
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision

from portal.core.models import PortalDocument

from .models import BundleDocument, BundlePage


def digest_of(revision: Revision) -> str:
    """The same for the same text, whichever database kept it. The editor's automatic saving overwrites revisions."""
    return hashlib.sha256(json.dumps(revision.content, sort_keys=True, cls=DjangoJSONEncoder).encode()).hexdigest()


def shown_by(text: Page) -> list[int]:
    """Primary keys of the files that a reader of this text gets; page types that show none have none."""
    return getattr(text, "shown_documents", list)()


def shown_documents(text: Page) -> list[PortalDocument]:
    """These files, by title."""
    return list(get_document_model().objects.filter(pk__in=shown_by(text)).order_by("title", "pk"))


def hash_of(document: PortalDocument) -> str:
    """Of the file that is there now; empty when the file is gone."""
    if not document.file or not document.file.storage.exists(document.file.name):
        return ""
    return document.get_file_hash()


def approve_text(entry: BundlePage, page: Page) -> None:
    """Hold on to the latest text of this page."""
    revision = Revision.objects.get(pk=(page.latest_revision or page.save_revision(log_action=False)).pk)
    entry.revision, entry.digest, entry.title = revision, digest_of(revision), page.get_admin_display_title()
    entry.files = {str(document.pk): hash_of(document) for document in shown_documents(revision.as_object())}
    entry.save()


def approve_file(entry: BundleDocument) -> None:
    entry.file_hash, entry.title = hash_of(entry.document), entry.document.title
    entry.save()


def text_of(entry: BundlePage, page: Page) -> Page:
    """The page as it would be published: the approved text, or else the latest."""
    revision = entry.revision or page.latest_revision
    if revision is None:
        return page
    Revision._meta.get_field("content_object").set_cached_value(revision, page)  # it would be read once more
    return revision.as_object()


def changed_since(entry: BundlePage, page: Page, files: Iterable[PortalDocument]) -> list[str]:
    """What is not as it was approved, in Dutch sentences. `files`: what the approved text showed, as it is now."""
    if entry.revision is None:
        return ["De goedgekeurde tekst is er niet meer. Keur de bundel opnieuw goed."]
    found = []
    if page.latest_revision_id != entry.revision_id or digest_of(entry.revision) != entry.digest:
        found.append("Gewijzigd na de goedkeuring. Keur de bundel opnieuw goed.")
    for document in files:
        if hash_of(document) != entry.files[str(document.pk)]:
            found.append(f"Het bestand ‘{document.title}’ is vervangen na de goedkeuring. Keur de bundel opnieuw goed.")
    return found
