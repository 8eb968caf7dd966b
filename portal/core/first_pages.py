"""What a PDF shows before it is opened: how many pages it has, and a small picture of the first one."""

import logging
import secrets
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task
from PIL import Image, UnidentifiedImageError

from .apart import run_apart
from .models import PortalDocument
from .render_first_page import BOX

logger = logging.getLogger(__name__)

PROGRAM = Path(__file__).with_name("render_first_page.py")


@dataclass
class Look:
    """What was seen of a PDF; empty where it could not be read."""

    pages: int | None = None
    picture: bytes = b""  # WebP
    width: int | None = None  # pixels
    height: int | None = None


def look_at(pdf: bytes) -> Look:
    """The number of pages and the first page as WebP. A PDF that cannot be read or asks for too much gives less."""
    outcome = run_apart(PROGRAM, file=pdf)
    first_line, _, picture = outcome.output.partition(b"\n")
    pages = int(first_line) if first_line.isdigit() else None
    size = size_of(picture) if outcome.went_well else None
    return Look(pages, picture, *size) if size else Look(pages)


def size_of(picture: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; nothing for what is no WebP that fits the box. The program may have been misled."""
    try:
        with Image.open(BytesIO(picture), formats=["WEBP"]) as image:
            return image.size if image.width <= BOX[0] and image.height <= BOX[1] else None
    except (UnidentifiedImageError, OSError, ValueError):
        return None


def describe(document: PortalDocument) -> bool:
    """Write down what a PDF shows of itself. Whether there is a picture now.

    Raises FileNotFoundError when the file is gone. A file that was replaced meanwhile is left to its own task.
    """
    with document.open_file() as file:
        look = look_at(file.read()) if document.is_pdf else Look()
    old = document.first_page.name
    storage = document.first_page.storage
    fields = {
        "counted_pages": look.pages,
        "first_page": "",
        "first_page_width": look.width,
        "first_page_height": look.height,
        "described_hash": document.get_file_hash(),
    }
    if look.picture:
        document.first_page.save(f"{secrets.token_hex(8)}.webp", ContentFile(look.picture), save=False)
        fields["first_page"] = document.first_page.name
    # Not `save()`: an editor may be changing the other fields at this moment.
    written = PortalDocument.objects.filter(pk=document.pk, file=document.file.name).update(**fields)
    unused = old if written else fields["first_page"]
    if unused:
        transaction.on_commit(lambda: storage.delete(unused))
    return bool(written and look.picture)


@task(backend="background")
def describe_document(document_id: int) -> None:
    """`describe`, if the document is still there and its file was not described yet."""
    document = PortalDocument.objects.filter(pk=document_id).first()
    if document is None:
        return
    try:
        if document.described_hash != document.get_file_hash():
            describe(document)
    except FileNotFoundError:
        logger.warning("The file of document %s is gone; nothing to show of it.", document_id)


def describe_after_saving(instance: PortalDocument, *, raw: bool = False, update_fields=None, **_kwargs) -> None:
    """A new or replaced file is looked at once the editor's change is kept. Wagtail's form fills in its hash."""
    if raw or (update_fields and "file" not in update_fields):
        return
    if (instance.is_pdf or instance.described_hash) and not instance.is_described:
        transaction.on_commit(lambda: describe_document.enqueue(instance.pk))


def delete_picture(instance: PortalDocument, **_kwargs) -> None:
    """The picture goes with its document."""
    if instance.first_page:
        storage, name = instance.first_page.storage, instance.first_page.name
        transaction.on_commit(lambda: storage.delete(name))
