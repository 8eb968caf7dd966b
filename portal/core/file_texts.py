"""The text of uploaded PDF and DOCX files, read in the background so that people find what stands in them."""

import hashlib
import json
import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django_tasks import task

from .apart import run_apart
from .file_facts import FileFacts, make_report, read_facts
from .models import DocumentText, PortalDocument
from .read_texts import LOCKED, MOST_CHARACTERS, MOST_OF_PAGE, PART, READ, TOO_LARGE

logger = logging.getLogger(__name__)

PROGRAM = Path(__file__).with_name("read_texts.py")
State = PortalDocument.TextState
ENDS = {READ: State.READ, PART: State.PART, LOCKED: State.LOCKED, TOO_LARGE: State.TOO_LARGE}
# Where a word was broken off at the end of a line: PDFium's own sign, and hyphens that are to be seen there only.
BROKEN_OFF = re.compile("[\x02\xad\ufffe]\\s*")
# What no database or page takes, by its category in Unicode: control signs and null bytes, halves of characters, signs
# of a font's own; and signs that steer the direction of a text or join letters, of which no word is looked for.
UNREADABLE = {"Cc": " ", "Cs": " ", "Cn": " ", "Co": " ", "Cf": ""}
SEARCHED_OR_NOT_READ = (State.READ, State.PART, State.NOT_READ)

# Sent with `document` in the transaction in which its texts have changed.
texts_changed = Signal()


@dataclass
class Reading:
    """What was read in a file: how it went, (page, text) pairs, and what the file says of itself."""

    state: PortalDocument.TextState
    texts: list[tuple[int | None, str]] = field(default_factory=list)
    facts: FileFacts = field(default_factory=FileFacts, compare=False)


def read_texts(data: bytes, kind: str) -> Reading:
    """The texts in a file of this kind, `pdf` or `docx`. A file that cannot be read or asks for too much gives less."""
    outcome = run_apart(PROGRAM, kind, file=data)
    lines = outcome.output.decode("ascii", "replace").splitlines()
    end = ENDS.get(lines.pop()) if outcome.went_well and lines else None
    facts = FileFacts()
    if lines and lines[0].startswith("{"):
        facts = facts_in(lines.pop(0))
    texts = list(plain_texts(lines))
    state = end or (State.PART if texts else State.BROKEN)
    return Reading(State.EMPTY if state == State.READ and not texts else state, texts, facts)


def facts_in(line: str) -> FileFacts:
    try:
        return read_facts(json.loads(line), plain)
    except ValueError:
        return FileFacts()


def plain_texts(lines: list[str]) -> Iterator[tuple[int | None, str]]:
    """The texts that the program wrote down. It may have been misled, so what it wrote is looked at again."""
    room = MOST_CHARACTERS
    for line in lines:
        try:
            page, text = json.loads(line)
            text = plain(text)[: min(room, MOST_OF_PAGE)]
        except (ValueError, TypeError):
            return
        if not (page is None or (type(page) is int and 0 < page < 100_000)):
            return
        room -= len(text)
        if text:
            yield page, text


def plain(text: str) -> str:
    """The text in one line, without what cannot be kept or read."""
    whole = BROKEN_OFF.sub("", text)
    return " ".join("".join(UNREADABLE.get(unicodedata.category(char), char) for char in whole).split())


def read_document(document: PortalDocument) -> Reading:
    """Read a file and keep its texts instead of those that were there.

    Raises FileNotFoundError when the file is gone. A file that was replaced meanwhile is left to its own task.
    """
    hash_read = document.get_file_hash()
    reading = reading_of(document)
    keep_reading(document, reading, hash_read)
    if reading.state not in SEARCHED_OR_NOT_READ:
        logger.warning("Bestand %s is niet te doorzoeken: %s.", document.pk, reading.state.label)
    return reading


def keep_reading(document: PortalDocument, reading: Reading, hash_read: str) -> None:
    """Keep what was read in a file, unless another file took its place meanwhile."""
    report = make_report(reading.facts, reading.texts)
    with transaction.atomic():
        # Not `save()`: an editor may be changing the other fields at this moment.
        kept = PortalDocument.objects.filter(pk=document.pk, file=document.file.name).update(
            text_state=reading.state, text_hash=hash_read, report=report
        )
        if kept:
            document.text_state, document.text_hash, document.report = reading.state, hash_read, report
            document.texts.all().delete()
            DocumentText.objects.bulk_create(
                [
                    DocumentText(document=document, position=position, page=page, text=text)
                    for position, (page, text) in enumerate(reading.texts)
                ]
            )
            texts_changed.send(PortalDocument, document=document)


def reading_of(document: PortalDocument) -> Reading:
    if not document.has_readable_text:
        return Reading(State.NOT_READ)
    if (document.size or 0) > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:  # it came another way than by an upload
        return Reading(State.TOO_LARGE)
    with document.open_file() as file:
        return read_texts(file.read(), document.file_extension.lower())


@task(backend="background")
def read_document_text(document_id: int) -> None:
    """`read_document`, if the document is still there and its file was not read yet."""
    document = PortalDocument.objects.filter(pk=document_id).first()
    if document is None:
        return
    try:
        if document.text_hash != document.get_file_hash():
            read_document(document)
    except FileNotFoundError:
        logger.warning("Het bestand van document %s is weg; er is niets in te lezen.", document_id)


def read_upload(document: PortalDocument, data: bytes, kind: str) -> Reading:
    """Read a file that is about to be kept as this document's. What was read is kept when the document is saved.

    Reading takes a second for a report of a hundred pages. The editor waits for it, because a file with a password is
    refused and because the report is shown at once.
    """
    reading = read_texts(data, kind)
    document.just_read = hashlib.sha1(data, usedforsecurity=False).hexdigest(), reading  # Wagtail's hash of a file
    return reading


def read_after_saving(instance: PortalDocument, *, raw: bool = False, update_fields=None, **_kwargs) -> None:
    """A new or replaced file is read once the editor's change is kept. Wagtail's form fills in its hash."""
    if raw or (update_fields and "file" not in update_fields):
        return
    hash_read, reading = instance.__dict__.pop("just_read", ("", None))
    if reading is not None and hash_read == instance.file_hash:
        keep_reading(instance, reading, hash_read)
        return
    if (instance.has_readable_text or instance.text_hash) and not instance.text_is_current:
        transaction.on_commit(lambda: read_document_text.enqueue(instance.pk))
