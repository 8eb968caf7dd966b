"""A program of its own: reads a PDF or a DOCX and writes what the file says of itself, and its text.

It runs apart from the portal and within limits (`portal.core.apart`). The file comes on standard input; its argument
is the kind: `pdf` or `docx`. On standard output comes a line of JSON with what the file says of itself
(`portal.core.file_facts`), then one for each piece of text, the number of its page (null in a DOCX, which has no pages)
and the text, and after them one word for how it ended. Without that word the file is broken, or it took too much.
"""

import ctypes
import io
import json
import re
import sys
import zipfile

MOST_PAGES = 300  # of a PDF; a report seldom has more, and what a reader looks for stands near its beginning
MOST_CHARACTERS = 300_000  # of a file, some 120 full pages: a page that shows it is still published within a second
MOST_OF_PAGE = 20_000  # characters; a full A4 has 6,000, a poster with more is a table of figures
PIECE = 4_000  # characters of a DOCX that make one piece: as much as a page, so that a passage is found as quickly
MOST_UNPACKED = 100 * 1024 * 1024  # bytes of a DOCX in all; pictures hardly shrink, so an upload of 25 MiB stays below
MOST_XML = 20 * 1024 * 1024  # bytes of one part of it with text; the longest report here has 2 MiB. In memory ten times
READ, PART, LOCKED, TOO_LARGE = "read", "part", "locked", "too_large"
MOST_OF_FACT = 1_000  # characters of a title or a language
# What a PDF allows whoever opens it without a password (ISO 32000-1, table 22): bit 5, to copy text.
MAY_COPY = 1 << 4
PAGES_WITH_TAGS = 5  # the first pages, in which tags are looked for: a cover may have none
PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands in the file and not on the page: the same drawing for older programs, and text that was moved away.
UNSEEN = {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{WORD}moveFrom"}


class Output:
    """Writes pieces of text until there is enough; `whole` tells whether nothing was left out."""

    def __init__(self):
        self.room = MOST_CHARACTERS
        self.whole = True

    def write_facts(self, facts: dict) -> None:
        print(json.dumps(facts), flush=True)

    def write(self, page: int | None, text: str) -> None:
        """Write the text as far as there is room."""
        most = min(self.room, MOST_OF_PAGE)
        if len(text) > most:
            text, self.whole = text[:most], False
        self.room -= len(text)
        if text.strip():
            print(json.dumps([page, text]), flush=True)  # what is out stays when the next page takes too much


def read_pdf(data: bytes, output: Output) -> str:
    import pypdfium2  # in the function, because the portal itself reads the limits above and needs no more

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            return LOCKED
        raise
    output.write_facts(facts_of_pdf(pdf, pypdfium2.raw))
    output.whole = len(pdf) <= MOST_PAGES
    for number in range(min(len(pdf), MOST_PAGES)):
        try:
            output.write(number + 1, text_of_page(pdf[number]))
        except pypdfium2.PdfiumError:  # one page is broken; the others may do
            output.whole = False
    return READ if output.whole else PART


def facts_of_pdf(pdf, raw) -> dict:
    locked = raw.FPDF_GetSecurityHandlerRevision(pdf) != -1
    return {
        "pages": len(pdf),
        "title": pdf.get_metadata_value("Title")[:MOST_OF_FACT],
        "language": language_of_pdf(pdf, raw),
        "tagged": bool(pdf.is_tagged()) and has_tags(pdf, raw),
        "may_copy": not locked or bool(raw.FPDF_GetDocPermissions(pdf) & MAY_COPY),
    }


def language_of_pdf(pdf, raw) -> str:
    buffer = ctypes.create_string_buffer(2 * MOST_OF_FACT)
    length = raw.FPDFCatalog_GetLanguage(pdf, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), len(buffer))
    return buffer.raw[: min(length, len(buffer))].decode("utf-16-le", "ignore").rstrip("\0")


def has_tags(pdf, raw) -> bool:
    """Whether there are tags at all: some programs write that there are and leave them out."""
    for number in range(min(len(pdf), PAGES_WITH_TAGS)):
        tree = raw.FPDF_StructTree_GetForPage(pdf[number])
        if tree:
            count = raw.FPDF_StructTree_CountChildren(tree)
            raw.FPDF_StructTree_Close(tree)
            if count > 0:
                return True
    return False


def text_of_page(page) -> str:
    text_page = page.get_textpage()
    try:
        # One more than fits, so that it is known when something was left out.
        return text_page.get_text_range(0, min(text_page.count_chars(), MOST_OF_PAGE + 1))
    finally:
        text_page.close()
        page.close()


def read_docx(data: bytes, output: Output) -> str:
    import docx

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(
        part.file_size > MOST_XML for part in parts if part.filename.lower().endswith((".xml", ".rels"))
    ):
        return TOO_LARGE
    document = docx.Document(io.BytesIO(data))
    output.write_facts(facts_of_docx(document))
    piece: list[str] = []
    length = 0
    for text in texts_of(document.element.body):
        piece.append(text)
        length += len(text)
        if length >= PIECE and text == "\n":
            output.write(None, "".join(piece))
            piece, length = [], 0
    output.write(None, "".join(piece))
    return READ if output.whole else PART


def facts_of_docx(document) -> dict:
    defaults = document.styles.element.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr/{WORD}lang")
    language = "" if defaults is None else defaults.get(f"{WORD}val") or ""
    titles = {style.style_id for style in document.styles if is_heading(style)}
    used = {style.get(f"{WORD}val") for style in document.element.body.iter(f"{WORD}pStyle")}
    return {
        "title": (document.core_properties.title or "")[:MOST_OF_FACT],
        "language": (document.core_properties.language or language)[:MOST_OF_FACT],
        "headings": bool(titles & used),
        "stated_pages": stated_pages(document),
    }


def stated_pages(document) -> int | None:
    """How many pages the program that saved the file counted; None when it does not say. Its part is bounded above."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml  # takes no entities from outside

    try:
        part = document.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        text = parse_xml(part.blob).findtext(f"{PROPERTIES}Pages") or ""
    except (KeyError, ValueError, SyntaxError):  # it has none, or more than one, or they are broken
        return None
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else None


def is_heading(style) -> bool:
    """Word and LibreOffice keep the English name of a built-in style in every language."""
    return (style.name or "").lower().startswith("heading ")


def texts_of(element):
    """The words on the page in order, also in tables, links and text boxes, with a new line after each paragraph."""
    if element.tag in UNSEEN:
        return
    if element.tag == f"{WORD}t":
        yield element.text or ""
    elif element.tag in (f"{WORD}tab", f"{WORD}br", f"{WORD}cr"):
        yield " "
    elif element.tag == f"{WORD}noBreakHyphen":
        yield "-"
    for child in element:
        yield from texts_of(child)
    if element.tag == f"{WORD}p":
        yield "\n"


READERS = {"pdf": read_pdf, "docx": read_docx}

if __name__ == "__main__":
    print(READERS[sys.argv[1]](sys.stdin.buffer.read(), Output()))
