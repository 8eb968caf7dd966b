"""Replacing the file of a document: the address stays, and the earlier file stays reachable under its version."""

import logging

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from .documents import pages_with
from .models import DocumentVersion, PortalDocument, Withdrawal

logger = logging.getLogger(__name__)


def may_go_on_being_read(document: PortalDocument) -> bool:
    """Whether readers can have had the file, and nobody said that they should not have.

    A page that uses it was published once, and was not withdrawn as published by mistake.
    """
    published = Page.objects.filter(pk__in=pages_with(document), first_published_at__isnull=False)
    return published.exclude(withdrawal__kind=Withdrawal.Kind.MISTAKE).exists()


@transaction.atomic
def keep_version(document_id: int) -> PortalDocument:
    """Keep the file that the document has in the database as a version; the document as it then stands there.

    To be called before another file is saved. The file is copied, so that the old one can go and its name is free.
    Of a file that is gone from the disk there is nothing to keep.
    """
    document = PortalDocument.objects.select_for_update().get(pk=document_id)
    version = DocumentVersion(
        document=document,
        # Not that of a version that was removed: its address may stand somewhere.
        number=document.highest_version + 1,
        file_hash=document.file_hash,
        file_size=document.size,
        pages=document.page_count,
        language=document.language,
        replaced_at=timezone.now(),
    )
    try:
        with document.open_file() as file:
            version.file.save(document.filename, File(file), save=False)
    except FileNotFoundError:
        logger.warning("Het bestand van document %s is weg; er is geen eerdere versie van te bewaren.", document_id)
        return document
    version.save()
    write_down(document)
    return document


@transaction.atomic
def remove_version(version: DocumentVersion) -> None:
    """Take an earlier file away for good, for instance because personal data stands in it."""
    document = PortalDocument.objects.select_for_update().get(pk=version.document_id)
    version.delete()
    write_down(document)


def write_down(document: PortalDocument) -> None:
    """What readers see of the versions, into the row of the document."""
    document.earlier_versions = [
        {
            "number": version.number,
            "kind": version.file_extension.lower(),
            "size": version.file_size,
            "pages": version.pages,
            "replaced_on": timezone.localdate(version.replaced_at).isoformat(),
        }
        for version in document.versions.all()
    ]
    numbers = [version["number"] for version in document.earlier_versions]
    document.highest_version = max([document.highest_version, *numbers])
    PortalDocument.objects.filter(pk=document.pk).update(
        earlier_versions=document.earlier_versions, highest_version=document.highest_version
    )


def delete_version_file(instance: DocumentVersion, **_kwargs) -> None:
    """The file goes with its version, and with the document of the version."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
