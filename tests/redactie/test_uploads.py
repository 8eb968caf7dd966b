"""What an editor may upload, at each of the three places where Wagtail takes files, and how the rest is refused."""

import io
import zipfile
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.core.models import PortalDocument, PortalImage
from tests.factories import SMALL_PDF
from tests.pdfs import locked_pdf, pdf, text_pdf
from tests.redactie.admin_forms import errors
from tests.redactie.pictures import cut_off, picture

TYPES = b'<?xml version="1.0"?><Types><Override ContentType="%s"/></Types>'


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def office(main: str, **more: bytes) -> bytes:
    return archive({"[Content_Types].xml": TYPES % b"application/xml", main: b"<x/>", **more})


GOOD = {
    "verslag.pdf": SMALL_PDF,
    "VERSLAG.PDF": b"\xef\xbb\xbf\n" + SMALL_PDF,
    "brief.docx": office("word/document.xml"),
    "dia’s.pptx": office("ppt/presentation.xml"),
    "tabel.xlsx": office("xl/workbook.xml"),
    "brief.odt": archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
}
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
BAD = {
    "a web page called pdf": ("verslag.pdf", HTML, "geen pdf"),
    "a drawing called pdf": ("verslag.pdf", SVG, "geen pdf"),
    "a web page with a PDF behind it": ("verslag.pdf", HTML + SMALL_PDF, "geen pdf"),
    "a web page": ("verslag.html", HTML, "html"),
    "a drawing": ("plaat.svg", SVG, "svg"),
    "a file without a kind": ("verslag", SMALL_PDF, "pdf, docx"),
    "a file of nothing but a name": ("leeg.pdf", b"", "leeg"),
    "a program": ("gevaar.exe", b"MZ" + b"\0" * 64, "exe"),
    "an archive called docx": ("brief.docx", archive({"gevaar.exe": b"MZ"}), "geen goed docx"),
    "a table called docx": ("brief.docx", office("xl/workbook.xml"), "geen goed docx"),
    "an archive with a web page before it": ("brief.docx", HTML + office("word/document.xml"), "geen goed docx"),
    "a broken archive": ("brief.docx", office("word/document.xml")[:60], "geen goed docx"),
    "a locked or old file": ("brief.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "wachtwoord"),
    "a docx with a password": (
        "brief.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "Er zit een wachtwoord op dit bestand",
    ),
    "a pdf with a password": ("verslag.pdf", locked_pdf(), "Er zit een wachtwoord op dit bestand"),
    "a docx with a program in it": (
        "brief.docx",
        office("word/document.xml", **{"word/vbaProject.bin": b"x"}),
        "macro",
    ),
    "a docx that says it has programs": (
        "brief.docx",
        archive(
            {
                "[Content_Types].xml": TYPES % b"application/vnd.ms-word.document.macroEnabled.main+xml",
                "word/document.xml": b"<x/>",
            }
        ),
        "macro",
    ),
    "an odt with a program in it": (
        "brief.odt",
        archive(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": b"<x/>",
                "Basic/Standard/Module1.xml": b"<x/>",
            }
        ),
        "macro",
    ),
    "a table called odt": (
        "brief.odt",
        archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        "geen goed odt",
    ),
}


def by_form(client, kind: str, name: str, content: bytes) -> str:
    """The form for one file; what it says is wrong, or nothing."""
    address = reverse(f"wagtail{kind}:add")
    response = client.post(address, {"title": "Een bestand", "file": SimpleUploadedFile(name, content)})
    return "" if response.status_code == 302 else errors(response)


def by_several(client, kind: str, name: str, content: bytes) -> str:
    """The screen that takes many files at once, by script."""
    response = client.post(
        reverse(f"wagtail{kind}:add_multiple"),
        {"files[]": SimpleUploadedFile(name, content), "title": "Een bestand"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    answer = response.json()
    assert "form" not in answer or f"{'doc' if kind == 'docs' else 'image'}_id" in answer, "kept without checking"
    return "" if answer["success"] else answer["error_message"]


def by_chooser(client, kind: str, name: str, content: bytes) -> str:
    """The pop-up inside the form of a page."""
    prefix = "document-chooser-upload" if kind == "docs" else "image-chooser-upload"
    response = client.post(
        reverse(f"wagtail{kind}_chooser:create"),
        {f"{prefix}-title": "Een bestand", f"{prefix}-file": SimpleUploadedFile(name, content)},
    )
    answer = response.json()
    if answer["step"] == "reshow_creation_form":  # the check of the file, or what is wrong
        form = BeautifulSoup(answer["htmlFragment"], "html.parser").form
        if kind == "docs" and "bekeken=" in form["action"]:
            answer = client.post(form["action"]).json()
    return "" if answer["step"] == "chosen" else answer["htmlFragment"]


places = pytest.mark.parametrize("upload", [by_form, by_several, by_chooser])


@places
@pytest.mark.parametrize("name", GOOD)
def test_a_document_of_each_allowed_kind_is_taken(eindredacteur, upload: Callable, name):
    assert upload(eindredacteur, "docs", name, GOOD[name]) == ""
    document = PortalDocument.objects.get()
    assert document.file.open().read() == GOOD[name]
    assert document.language == "nl"
    assert document.file_size == len(GOOD[name])


@places
@pytest.mark.parametrize("case", BAD)
def test_what_is_no_good_is_refused_with_the_reason_and_not_kept(eindredacteur, upload: Callable, case, settings):
    name, content, says = BAD[case]
    assert says in upload(eindredacteur, "docs", name, content)
    assert not PortalDocument.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.*"))


@places
def test_a_document_that_is_too_big_is_refused(eindredacteur, upload: Callable, settings):
    assert settings.WAGTAILDOCS_MAX_UPLOAD_SIZE == 25 * 1024 * 1024
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024
    assert "te groot" in upload(eindredacteur, "docs", "verslag.pdf", SMALL_PDF + b" " * 1024)
    assert not PortalDocument.objects.exists()


def test_another_file_in_the_place_of_the_first_is_checked_too(eindredacteur):
    by_form(eindredacteur, "docs", "verslag.pdf", SMALL_PDF)
    document = PortalDocument.objects.get()
    response = eindredacteur.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "Een bestand", "language": "nl", "file": SimpleUploadedFile("verslag.pdf", HTML)},
    )
    assert "geen pdf" in errors(response)
    document.refresh_from_db()
    assert document.file.open().read() == SMALL_PDF


def test_a_title_that_is_too_long_can_be_mended_in_the_upload_of_several_files(eindredacteur):
    response = eindredacteur.post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": SimpleUploadedFile("verslag.pdf", SMALL_PDF), "title": "x" * 300},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    kept = response["uploaded_file_id"]
    address = reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[kept])
    again = eindredacteur.post(address, {f"uploaded-document-{kept}-title": "y" * 300}).json()
    assert not again["success"]
    done = eindredacteur.post(address, {f"uploaded-document-{kept}-title": "Verslag"}).json()
    assert done["success"]
    assert PortalDocument.objects.get().title == "Verslag"


def test_the_language_of_a_document_is_chosen_from_a_list(eindredacteur):
    by_form(eindredacteur, "docs", "verslag.pdf", SMALL_PDF)
    document = PortalDocument.objects.get()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert "Fries" in eindredacteur.get(address).content.decode()
    eindredacteur.post(address, {"title": "Ferslach", "language": "fy"})
    document.refresh_from_db()
    assert document.language == "fy"
    eindredacteur.post(address, {"title": "Ferslach", "language": "klingon"})
    document.refresh_from_db()
    assert document.language == "fy"


def test_the_screen_of_a_document_says_whether_words_in_it_can_be_found(eindredacteur):
    by_form(eindredacteur, "docs", "verslag.pdf", text_pdf(["Tekst"]))
    address = reverse("wagtaildocs:edit", args=[PortalDocument.objects.get().pk])

    def told() -> str:
        term = BeautifulSoup(eindredacteur.get(address).content, "html.parser").find(
            "dt", string="Zoeken in dit bestand"
        )
        return term.find_next_sibling("dd").get_text(strip=True)

    assert told() == "De hele tekst is te vinden met zoeken."
    eindredacteur.post(address, {"title": "x", "language": "nl", "file": SimpleUploadedFile("x.pdf", pdf())})
    assert told() == "Er staat geen tekst in, alleen beeld. Zoeken vindt er niets in, en een schermlezer ook niet."
    eindredacteur.post(address, {"title": "x", "language": "nl", "file": SimpleUploadedFile("x.pdf", locked_pdf())})
    assert told().startswith("Er staat geen tekst in"), "the refused file took the place of the first"


PICTURES = {
    "foto.png": picture(),
    "foto.jpg": picture(kind="JPEG"),
    "foto.gif": picture(kind="GIF", frames=3),
    "foto.webp": picture(kind="WEBP"),
}
NO_PICTURES = {
    "a broken photo": ("foto.jpg", cut_off(), "beschadigd"),
    "a broken png": ("foto.png", cut_off(kind="PNG"), "beschadigd"),
    "a broken animation": ("foto.gif", picture((200, 200), "GIF", frames=4)[:-400], "beschadigd"),
    "only the first bytes of a photo": ("foto.jpg", picture(kind="JPEG")[:24], "beschadigd"),
    "a text called png": ("foto.png", b"geen plaatje", "geldige afbeelding"),
    "a drawing": ("plaat.svg", SVG, "ondersteunde formaten: gif, jpg, jpeg, png, webp"),
    "a drawing called png": ("plaat.png", SVG, "geen geldige .png"),
    "a photo under another name": ("foto.png", picture(kind="JPEG"), "png"),
    "a kind that is not allowed": ("foto.bmp", picture(kind="BMP"), "ondersteunde formaten"),
    "too many pixels": ("groot.png", picture((4000, 2600)), "pixels"),
    "too many pixels over its frames": ("groot.gif", picture((1000, 1000), "GIF", frames=11), "pixels"),
}


@places
@pytest.mark.parametrize("name", PICTURES)
def test_an_image_of_each_allowed_kind_is_taken(eindredacteur, upload: Callable, name):
    assert upload(eindredacteur, "images", name, PICTURES[name]) == ""
    assert PortalImage.objects.get().get_rendition("width-20").width == 20


@places
@pytest.mark.parametrize("case", NO_PICTURES)
def test_what_is_no_good_image_is_refused_with_the_reason_and_not_kept(eindredacteur, upload: Callable, case, settings):
    name, content, says = NO_PICTURES[case]
    assert says in upload(eindredacteur, "images", name, content).lower()
    assert not PortalImage.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.*"))


@places
def test_an_image_that_is_too_big_is_refused(eindredacteur, upload: Callable, settings):
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE == 10 * 1024 * 1024
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    assert "te groot" in upload(eindredacteur, "images", "foto.png", picture((200, 200)))
    assert not PortalImage.objects.exists()


def test_ten_million_pixels_are_taken(eindredacteur):
    assert by_form(eindredacteur, "images", "foto.png", picture((4000, 2500))) == ""


def test_the_screens_of_images_open_after_an_upload(eindredacteur):
    by_form(eindredacteur, "images", "foto.png", picture())
    image = PortalImage.objects.get()
    for address in (reverse("wagtailimages:index"), reverse("wagtailimages:edit", args=[image.pk])):
        assert eindredacteur.get(address).status_code == 200


def test_no_original_is_to_be_had_and_no_rendition_is_to_be_guessed(eindredacteur, client):
    by_form(eindredacteur, "images", "foto.png", picture())
    image = PortalImage.objects.get()
    rendition = image.get_rendition("width-20")
    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get(f"/media/images/../{image.file.name}").status_code in {400, 404}
    assert client.get(rendition.url).status_code == 200
    assert client.get("/media/images/foto.width-20.png").status_code == 404
    assert rendition.url != "/media/images/foto.width-20.png"
    assert client.get("/media/images/").status_code == 404
