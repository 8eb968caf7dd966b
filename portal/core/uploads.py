"""Whether a file is what its name says: looked up in the file itself, because anybody can rename a file."""

import zipfile
from typing import BinaryIO

from django.core.exceptions import ValidationError

ALLOWED = "pdf, docx, odt, pptx en xlsx"
# The part that only this kind of document has; Office files and ODT are zip archives.
MAIN_PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
MIMETYPE_ODT = b"application/vnd.oasis.opendocument.text"
# Where Office and LibreOffice keep programs that run when the document opens.
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
MACRO_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/", "word/activex/", "ppt/activex/", "xl/activex/")
MOST_PARTS = 10_000  # parts in one archive; a book of a thousand pages with pictures has some hundreds
READ_AT_MOST = 1_000_000  # bytes of one part that are looked at, so that a small file cannot unpack to a huge one
LOCKED = (
    "Er zit een wachtwoord op dit bestand. Lezers kunnen het dan niet openen. "
    "Sla het opnieuw op zonder wachtwoord en kies het nog eens."
)
# Office puts a document with a password in a file of the old kind, in a part with this name.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
# Web pages and drawings that a browser would run, whatever bytes stand before them.
PDF_START = b"%PDF-"
PDF_WITHIN = 1024  # bytes in which PDF readers look for the start


def check_document(file: BinaryIO, extension: str) -> None:
    """Raise ValidationError, in words for the editor, unless the content of `file` fits `extension`."""
    extension = extension.lower()
    file.seek(0)
    try:
        if extension == "pdf":
            check_pdf(file)
        elif extension in MAIN_PARTS:
            check_archive(file, extension)
        else:
            raise ValidationError(f"Bestanden van de soort ‘{extension}’ kunnen hier niet. Kies een {ALLOWED}.")
    finally:
        file.seek(0)


def check_pdf(file: BinaryIO) -> None:
    head = file.read(PDF_WITHIN).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(PDF_START):
        raise ValidationError(
            "Dit is geen pdf, al heet het bestand zo. Open het in het programma waarmee het gemaakt is "
            "en sla het op als pdf."
        )


def check_archive(file: BinaryIO, extension: str) -> None:
    broken = ValidationError(
        f"Dit is geen goed {extension}-bestand. Het is beschadigd, met een wachtwoord beveiligd "
        f"of van een andere soort. Open het en sla het opnieuw op als {extension}, zonder wachtwoord."
    )
    start = file.read(len(OLD_OFFICE))
    if start == OLD_OFFICE and LOCKED_PART in file.read():
        raise ValidationError(LOCKED)
    if not start.startswith(b"PK\x03\x04"):
        raise broken
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [name.lower() for name in archive.namelist()]
            if len(parts) > MOST_PARTS or MAIN_PARTS[extension] not in parts:
                raise broken
            if has_macros(archive, parts):
                raise ValidationError(
                    "In dit bestand zitten macro’s: kleine programma’s. "
                    f"Sla het op als gewone {extension}, zonder macro’s."
                )
            if extension == "odt" and read_part(archive, "mimetype").strip() != MIMETYPE_ODT:
                raise broken
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise broken from error


def has_macros(archive: zipfile.ZipFile, parts: list[str]) -> bool:
    if any(name.endswith(MACRO_PARTS) or name.startswith(MACRO_FOLDERS) for name in parts):
        return True
    if "[content_types].xml" not in parts:
        return False
    types = read_part(archive, "[Content_Types].xml").lower()
    return b"macroenabled" in types or b"vbaproject" in types


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(READ_AT_MOST)
