"""The text that was read in uploaded files, so that people find what stands in them."""

from collections.abc import Iterable

from django.db import models

from portal.core.entries import FileText

from .files import PortalDocument

MOST_CHARACTERS = 600_000  # of the files of one page, two long ones: it is still published within seconds


class DocumentTextQuerySet(models.QuerySet):
    def current(self):
        """Texts of files as they are now; of a file that was replaced the old text counts no more."""
        return self.filter(document__text_hash=models.F("document__file_hash"))


class DocumentText(models.Model):
    """A page of a PDF, or a piece of another file: `portal.core.file_texts` wrote it."""

    document = models.ForeignKey(PortalDocument, on_delete=models.CASCADE, related_name="texts")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)  # counted from 1 as a browser does; none in a file without pages
    text = models.TextField()

    objects = models.Manager.from_queryset(DocumentTextQuerySet)()

    class Meta:
        ordering = ["document", "position"]
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="document_text_position_once")]

    def __str__(self) -> str:
        return f"{self.document_id}, stuk {self.position}"

    @property
    def url(self) -> str:
        """Where a visitor reads this: the page of a PDF in the browser, or the file."""
        return f"{self.document.inline_url}#page={self.page}" if self.page else self.document.url


def texts_to_find(document_ids: Iterable[int]) -> list[FileText]:
    """The texts of these files in this order, as a page that shows the files tells them to the search table."""
    order = {pk: place for place, pk in enumerate(dict.fromkeys(document_ids))}
    if not order:
        return []
    found, room = [], MOST_CHARACTERS
    texts = DocumentText.objects.current().filter(document__in=order).select_related("document")
    for text in sorted(texts, key=lambda text: (order[text.document_id], text.position)):
        room -= len(text.text)
        if room < 0:
            break
        found.append(FileText(title=text.document.title, page=text.page, url=text.url, text=text.text))
    return found
