"""The files that a document had before; they stay reachable (besluit 0021)."""

import os

from django.db import models

from .files import PortalDocument


def version_path(version: "DocumentVersion", filename: str) -> str:
    """A folder of its own, so that the next file of the document can have the same name and so the same address."""
    return f"documents/versies/{version.document_id}/{version.number}/{filename}"


class DocumentVersion(models.Model):
    """A file that was replaced. `portal.core.versions` alone makes and removes them."""

    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # from 1, the oldest; never given out again
    file = models.FileField(upload_to=version_path, max_length=255)
    file_hash = models.CharField(max_length=40, blank=True)
    file_size = models.PositiveBigIntegerField(null=True)  # bytes
    pages = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=10, blank=True)
    replaced_at = models.DateTimeField()

    wagtail_reference_index_ignore = True  # being an earlier version is no use of the document

    class Meta:
        ordering = ["document", "-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_version_once")]

    def __str__(self) -> str:
        return f"{self.document_id}, versie {self.number}"

    @property
    def filename(self) -> str:
        return os.path.basename(self.file.name)

    @property
    def file_extension(self) -> str:
        return os.path.splitext(self.filename)[1].removeprefix(".")
