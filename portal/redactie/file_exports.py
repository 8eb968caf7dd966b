"""The lists of documents and images as CSV and XLSX: what an editor sees on the screen, of all pages of the list.

`portal.exchange.safe_exports` keeps every cell from acting as a formula.
"""

from django.db.models import QuerySet

from portal.core.file_report import points_in_words
from portal.core.models import PortalDocument, PortalImage


class FileExportMixin:
    """For Wagtail's lists of files. `rows` names the columns, in order, and says what stands in each."""

    rows: dict = {}

    @property
    def list_export(self) -> list[str]:
        return list(self.rows)

    def get_heading(self, queryset, field: str) -> str:
        return field

    def get_paginate_by(self, queryset) -> int | None:
        """Wagtail's list of images would export its first page alone."""
        return None if self.is_export else super().get_paginate_by(queryset)

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("uploaded_by_user")

    def to_row_dict(self, item) -> dict:
        return {name: value(item) for name, value in self.rows.items()}


def uploader(file: PortalDocument | PortalImage) -> str:
    user = file.uploaded_by_user
    return (user.get_full_name() or user.get_username()) if user else ""


OF_FILES = {
    "Titel": lambda file: file.title,
    "Bestand": lambda file: file.filename,
    "Verzameling": lambda file: "" if file.collection.is_root() else file.collection.name,
    "Grootte in bytes": lambda file: file.file_size,
    "Toegevoegd op": lambda file: file.created_at,
    "Toegevoegd door": uploader,
    "Aantal keer gebruikt": lambda file: file.usage_count,
}
OF_DOCUMENTS = OF_FILES | {
    "Taal": lambda document: document.language,
    "Bladzijden": lambda document: document.page_count,
    "Tekst": lambda document: document.text_state_in_words,
    "Aandachtspunten": points_in_words,
}
OF_IMAGES = OF_FILES | {
    "Beschrijving": lambda image: image.description,
    "Breedte in pixels": lambda image: image.width,
    "Hoogte in pixels": lambda image: image.height,
}
