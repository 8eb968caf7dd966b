"""Our own document and image models, so that fields can be added without moving anybody's files."""

import secrets

from django.db import models
from django.urls import reverse
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PortalDocument(AbstractDocument):
    """A file to download. It belongs to nobody's public list until a visible page uses it."""

    language = models.CharField("taal", max_length=10, default="nl", help_text="Code van de taal, bijvoorbeeld nl.")
    pages = models.PositiveIntegerField("aantal bladzijden", null=True, blank=True)

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
