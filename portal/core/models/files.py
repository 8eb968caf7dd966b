"""Our own document and image models, so that fields can be added without moving anybody's files."""

import datetime
import secrets
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from portal.core.file_facts import VERSION, FileFacts, Sighting

READABLE = ("pdf", "docx")  # kinds of files whose text is read


@dataclass(frozen=True)
class EarlierVersion:
    """What readers see of a version beside the download. It stands in the row of the document, so it costs no query."""

    document_id: int
    number: int
    kind: str
    size: int | None
    pages: int | None
    replaced_on: datetime.date

    @property
    def url(self) -> str:
        return reverse("document_version", args=[self.document_id, self.number])


class PortalDocument(AbstractDocument):
    """A file to download. It belongs to nobody's public list until a visible page uses it."""

    class TextState(models.TextChoices):
        """How reading the text of the file went, in words for the editor."""

        NOT_READ = "", "Nog niet gelezen"
        READ = "read", "De hele tekst is te vinden met zoeken"
        PART = "part", "Het bestand is lang of deels beschadigd. Alleen het begin is te vinden met zoeken"
        EMPTY = "empty", "Er staat geen tekst in, alleen beeld. Zoeken vindt er niets in, en een schermlezer ook niet"
        LOCKED = "locked", "Er zit een wachtwoord op. Zoeken vindt er niets in"
        TOO_LARGE = "too_large", "Het bestand is te groot om te lezen. Zoeken vindt er niets in"
        BROKEN = "broken", "Het bestand is niet te lezen. Zoeken vindt er niets in"

    language = models.CharField("taal", max_length=10, default="nl", help_text="Code van de taal, bijvoorbeeld nl.")
    pages = models.PositiveIntegerField(
        "aantal bladzijden",
        null=True,
        blank=True,
        help_text="Bij een pdf mag dit leeg blijven: het portaal telt de bladzijden zelf.",
    )
    # What `portal.core.first_pages` saw in the file; it holds as long as the file has the hash that was seen.
    counted_pages = models.PositiveIntegerField(null=True, editable=False)
    first_page = models.FileField(upload_to="first_pages", blank=True, editable=False)
    first_page_width = models.PositiveIntegerField(null=True, editable=False)
    first_page_height = models.PositiveIntegerField(null=True, editable=False)
    described_hash = models.CharField(max_length=40, blank=True, editable=False)
    # What `portal.core.file_texts` read in it, held in the same way; the texts are `texts`.
    text_state = models.CharField(
        max_length=10, choices=TextState, default=TextState.NOT_READ, blank=True, editable=False
    )
    text_hash = models.CharField(max_length=40, blank=True, editable=False)
    # What the file says of itself and the personal data in it (`portal.core.file_facts.make_report`), for that hash.
    report = models.JSONField(default=dict, blank=True, editable=False)
    # What readers see of the files it had before, newest first (`portal.core.versions`), and the last number given out.
    earlier_versions = models.JSONField(default=list, blank=True, editable=False)
    highest_version = models.PositiveIntegerField(default=0, editable=False)

    # The chooser of documents leaves some out by their number, and the admin's search must know that column.
    search_fields = [*AbstractDocument.search_fields, index.FilterField("id")]

    admin_form_fields = (*Document.admin_form_fields, "language", "pages")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"

    def clean(self) -> None:
        """Wagtail looks at the extension of a file that the form has just refused, and then has none to look at."""
        if self.file:
            super().clean()

    @property
    def is_pdf(self) -> bool:
        return self.file_extension.lower() == "pdf"

    @property
    def size(self) -> int | None:
        """Bytes of the file, nothing when it is gone. Unlike `get_file_size` it writes nothing on a visit."""
        if self.file_size is not None:
            return self.file_size
        try:
            return self.file.size
        except OSError:
            return None

    @property
    def is_described(self) -> bool:
        """Whether what was seen of a PDF is of the file that is there now."""
        return bool(self.file_hash) and self.described_hash == self.file_hash

    @property
    def has_readable_text(self) -> bool:
        """Whether the portal can read the text of this kind of file."""
        return self.file_extension.lower() in READABLE

    @property
    def text_is_current(self) -> bool:
        """Whether what was read is of the file that is there now."""
        return bool(self.file_hash) and self.text_hash == self.file_hash

    @property
    def text_state_in_words(self) -> str:
        """What an editor may know of finding words in this file; empty for a kind that is never read."""
        if not self.has_readable_text:
            return ""
        return str(self.TextState(self.text_state if self.text_is_current else "").label)

    @property
    def has_report(self) -> bool:
        """Whether what is kept of the file is of the file that is there now, and in the form of today."""
        return self.text_is_current and self.report.get("version") == VERSION

    @property
    def facts(self) -> FileFacts:
        """What the file says of itself; nothing as long as it was not read."""
        return FileFacts(**self.report["facts"]) if self.has_report else FileFacts()

    @property
    def sightings(self) -> list[Sighting]:
        """The personal data that was found in it, half hidden: for editors, never for readers."""
        return [Sighting(*one) for one in self.report["personal"]] if self.has_report else []

    @property
    def pages_without_text(self) -> int:
        """Pages of a PDF on which no text was found; nought when not all of them were read."""
        if self.text_state != self.TextState.READ or not self.facts.pages:
            return 0
        return self.facts.pages - self.report["pages_with_text"]

    @property
    def page_count(self) -> int | None:
        """As the editor says, or else as counted."""
        return self.pages or (self.counted_pages if self.is_described else None) or self.facts.pages

    @property
    def earlier(self) -> list[EarlierVersion]:
        """The files it had before, newest first."""
        return [
            EarlierVersion(
                **{**version, "replaced_on": datetime.date.fromisoformat(version["replaced_on"])}, document_id=self.pk
            )
            for version in self.earlier_versions
        ]

    @property
    def has_first_page(self) -> bool:
        return bool(self.first_page) and self.is_described

    @property
    def first_page_url(self) -> str:
        """Where the picture of the first page is; it can be seen by whoever may read the document."""
        return reverse("document_first_page", args=[self.pk])

    @property
    def inline_url(self) -> str:
        """Where a released PDF can be read in the browser, so that `#page=14` works."""
        return reverse("document_inline", args=[self.pk])


class PortalImage(AbstractImage):
    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"

    def get_upload_to(self, filename: str) -> str:
        """Where the original goes. The renditions take its name, and those are served to whoever knows their address.

        The random start keeps an image of a draft from being found by guessing
        (docs/besluiten/0011-afbeeldingen-van-concepten.md).
        """
        return super().get_upload_to(f"{secrets.token_hex(8)}-{filename}")


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]
