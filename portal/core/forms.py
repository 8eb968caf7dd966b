"""What an editor may upload, and the words with which the rest is refused."""

import os

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image, ImageSequence
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.utils.file import hash_filelike

from .file_texts import read_upload
from .models import PortalDocument
from .models.files import READABLE
from .uploads import LOCKED, check_document
from .versions import keep_version, may_go_on_being_read

LANGUAGES = [("nl", "Nederlands"), ("fy", "Fries"), ("en", "Engels"), ("de", "Duits"), ("fr", "Frans")]


SAME_FILE = (
    "Dit is hetzelfde bestand als er nu staat. Er is niets vervangen. "
    "Kies het nieuwe bestand, of laat dit veld zoals het is."
)


class PortalDocumentForm(BaseDocumentForm):
    """Documents: the content must be what the name says; the language is chosen, not typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            old = self.fields["language"]
            known = dict(LANGUAGES)
            others = [(self.instance.language, self.instance.language)] if self.instance.language not in known else []
            # Not required: an upload of several files at once sends a title and a file only.
            self.fields["language"] = forms.ChoiceField(
                label=old.label, choices=LANGUAGES + others, initial=old.initial, required=False
            )

        if "file" in self.fields and self.instance.pk and self.instance.file:
            self.fields["keep_earlier"] = forms.BooleanField(
                label="Bewaar het vorige bestand voor lezers",
                help_text="Dit telt alleen als u een ander bestand kiest. Lezers kunnen het vorige dan nog downloaden, "
                "als eerdere versie. Zet dit uit als er iets in staat dat weg moet, zoals persoonsgegevens.",
                initial=may_go_on_being_read(self.instance),
                required=False,
            )
            names = list(self.fields)
            names.insert(names.index("file") + 1, names.pop())
            self.order_fields(names)

    @transaction.atomic
    def save(self, commit: bool = True) -> PortalDocument:
        """Wagtail deletes the file that is replaced; by then it is kept as a version."""
        replaced = commit and self.instance.pk and self.original_file and "file" in self.changed_data
        if replaced and self.cleaned_data.get("keep_earlier"):
            kept = keep_version(self.instance.pk)
            self.instance.earlier_versions, self.instance.highest_version = kept.earlier_versions, kept.highest_version
        return super().save(commit=commit)

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or self.instance.language

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            if self.instance.file_hash and hash_filelike(file) == self.instance.file_hash:
                raise ValidationError(SAME_FILE)
            kind = os.path.splitext(file.name)[1].removeprefix(".").lower()
            check_document(file, kind)
            if kind in READABLE:
                self.read(file, kind)
        return file

    def read(self, file: UploadedFile, kind: str) -> None:
        """Raise ValidationError for a file that nobody can open without its password."""
        data = file.read()
        file.seek(0)
        if read_upload(self.instance, data, kind).state == PortalDocument.TextState.LOCKED:
            raise ValidationError(LOCKED)


class PortalImageField(WagtailImageField):
    """An image that can be decoded to its last pixel.

    Wagtail looks at the first bytes only: with a broken image its form gives a 500, or the next page that shows it.
    """

    def to_python(self, data):
        try:
            file = super().to_python(data)
            if file is not None:
                self.decode(file)
        except ValidationError:
            raise
        except Exception as error:  # Pillow's decoders raise whatever the broken bytes lead them to
            raise ValidationError(
                "Deze afbeelding is beschadigd. Open de afbeelding in een fotoprogramma, sla die opnieuw op "
                "en probeer het nog eens.",
                code="invalid_image",
            ) from error
        return file

    def decode(self, file: UploadedFile) -> None:
        """Read every frame. The pixels of all frames count for the limit: Wagtail sees the first frame only."""
        file.seek(0)
        pixels = 0
        with Image.open(file) as image:
            for frame in ImageSequence.Iterator(image):
                pixels += frame.width * frame.height
                if pixels > self.max_image_pixels:
                    raise ValidationError(
                        "Deze bewegende afbeelding is te groot: alle beelden samen hebben meer dan "
                        f"{self.max_image_pixels // 1_000_000} miljoen pixels. Maak de afbeelding kleiner of korter.",
                        code="file_too_many_pixels",
                    )
                frame.load()
        file.seek(0)


class PortalImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = PortalImageField(label=old.label, widget=old.widget, required=old.required)
