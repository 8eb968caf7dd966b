"""What a PDF shows before it is opened: its number of pages and a picture of its first page."""

import time
from io import BytesIO, StringIO
from queue import SimpleQueue

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django_tasks import task_backends
from PIL import Image

from portal.core import background, first_pages
from portal.core.first_pages import describe, look_at
from portal.core.models import PortalDocument
from tests.factories import SMALL_PDF, DocumentFactory
from tests.pdfs import locked_pdf, pdf


@pytest.fixture
def upload(db, django_capture_on_commit_callbacks):
    """A document as it is after its upload was kept."""

    def made(data: bytes, name: str = "stuk.pdf", **fields) -> PortalDocument:
        with django_capture_on_commit_callbacks(execute=True):
            document = DocumentFactory(file=ContentFile(data, name=name), **fields)
        return PortalDocument.objects.get(pk=document.pk)

    return made


def replace_file(document: PortalDocument, data: bytes) -> None:
    document.file = ContentFile(data, name="nieuw.pdf")
    document._set_document_file_metadata()  # as Wagtail's form does
    document.save()


def test_an_uploaded_pdf_gets_its_number_of_pages_and_a_small_picture_of_its_first_page(upload):
    document = upload(pdf(pages=3))
    assert document.page_count == 3
    assert document.has_first_page
    with Image.open(document.first_page.open("rb")) as picture:
        assert picture.format == "WEBP"
        assert (picture.width, picture.height) == (document.first_page_width, document.first_page_height)
        assert 300 <= picture.width <= 320
        assert picture.convert("RGB").getpixel((10, 10))[0] > 200  # the first page is red, the others are not
        assert picture.convert("RGB").getpixel((10, 10))[1] < 60


def test_the_number_that_an_editor_filled_in_stays(upload):
    assert upload(pdf(pages=3), pages=5).page_count == 5


@pytest.mark.parametrize(
    "data",
    [SMALL_PDF, locked_pdf(), pdf(pages=2)[:400]],
    ids=["empty", "locked", "half"],
)
def test_a_pdf_that_cannot_be_read_is_kept_without_a_picture(upload, data):
    document = upload(data)
    assert document.file.read() == data
    assert not document.has_first_page
    assert document.page_count is None
    assert document.is_described  # so that nothing tries again at each change


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 10)])
def test_a_page_of_five_metres_fits_the_box_too(size):
    look = look_at(pdf(pages=1, size=size))
    with Image.open(BytesIO(look.picture)) as picture:
        assert picture.width <= 320
        assert picture.height <= 452


@pytest.mark.parametrize("ending", ["raise MemoryError", "import os; os.kill(os.getpid(), 11)"])
def test_a_pdf_that_breaks_the_program_that_reads_it_breaks_nothing_else(monkeypatch, tmp_path, ending):
    broken = tmp_path / "broken.py"
    broken.write_text(f"print(7, flush=True); print('geen beeld', flush=True); {ending}")
    monkeypatch.setattr(first_pages, "PROGRAM", broken)
    assert look_at(pdf()) == first_pages.Look(pages=7)


def test_another_file_gets_another_picture_and_the_old_one_is_gone(upload, django_capture_on_commit_callbacks):
    document = upload(pdf(pages=3))
    old = document.first_page
    with django_capture_on_commit_callbacks() as after_commit:
        replace_file(document, pdf(pages=1))
    assert not document.has_first_page  # never the picture of the file before
    assert document.page_count is None
    with django_capture_on_commit_callbacks(execute=True):
        for run in after_commit:
            run()
    document.refresh_from_db()
    assert document.page_count == 1
    assert document.has_first_page
    assert not old.storage.exists(old.name)


def test_a_change_of_the_title_makes_no_new_picture(upload, django_capture_on_commit_callbacks):
    document = upload(pdf())
    document.title = "Een andere titel"
    with django_capture_on_commit_callbacks() as after_commit:
        document.save()
    assert after_commit == []


def test_a_file_that_was_replaced_meanwhile_does_not_get_the_old_picture(db, django_capture_on_commit_callbacks):
    document = DocumentFactory(file=ContentFile(pdf(), name="oud.pdf"))
    being_looked_at = PortalDocument.objects.get(pk=document.pk)
    replace_file(document, pdf(pages=2))
    with django_capture_on_commit_callbacks(execute=True):
        assert not describe(being_looked_at)
    document.refresh_from_db()
    assert not document.first_page
    assert being_looked_at.first_page.name  # it was made, and thrown away
    assert not being_looked_at.first_page.storage.exists(being_looked_at.first_page.name)


def test_the_picture_is_deleted_with_its_document(upload, django_capture_on_commit_callbacks):
    document = upload(pdf())
    picture = document.first_page
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert not picture.storage.exists(picture.name)


def test_the_command_makes_what_is_missing_and_names_what_cannot_be_made(db):
    wanted = DocumentFactory(file=ContentFile(pdf(), name="goed.pdf"))
    DocumentFactory(title="Op slot", file=ContentFile(locked_pdf(), name="slot.pdf"))
    lost = DocumentFactory(title="Kwijt")
    lost.file.storage.delete(lost.file.name)
    DocumentFactory(file=ContentFile(b"PK", name="tabel.xlsx"))

    def run(*options: str) -> str:
        out = StringIO()
        call_command("make_first_pages", *options, stdout=out)
        return out.getvalue()

    first = run()
    assert "Afbeelding gemaakt: 1. Niet te lezen: 1. Bestand is weg: 1." in first
    assert "Op slot: niet te lezen" in first
    assert "Kwijt: bestand is weg" in first
    wanted.refresh_from_db()
    assert wanted.has_first_page
    assert "Afbeelding gemaakt: 0. Niet te lezen: 0." in run()
    assert "Afbeelding gemaakt: 0. Niet te lezen: 1." in run("--again")
    wanted.first_page.storage.delete(wanted.first_page.name)
    assert "Afbeelding gemaakt: 1. Niet te lezen: 0." in run()


def test_the_background_does_not_keep_the_editor_waiting(settings, monkeypatch):
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "portal.core.background.ThreadBackend"}}
    monkeypatch.setattr(background, "waiting", SimpleQueue())
    monkeypatch.setattr(background, "start_worker", lambda: None)  # nobody works: the request goes on all the same
    result = task_backends["background"].enqueue(first_pages.describe_document, [0], {})
    assert result.status == "READY"
    assert background.waiting.get_nowait()[1] is result


def test_the_background_goes_on_after_a_task_that_failed(monkeypatch):
    done = []

    def fails(_result):
        done.append("fails")
        raise ValueError

    monkeypatch.setattr(background, "waiting", SimpleQueue())
    monkeypatch.setattr(background, "worker", None)
    for execute in (fails, done.append):
        background.waiting.put((execute, "works"))
    background.start_worker()
    background.waiting.put((done.append, "after"))
    deadline = time.monotonic() + 10
    while len(done) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert done == ["fails", "works", "after"]
