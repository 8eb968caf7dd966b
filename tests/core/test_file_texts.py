"""The text of uploaded PDF and DOCX files is read in the background, and no file breaks anything."""

import io
import logging
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from portal.core import file_texts, read_texts
from portal.core.file_texts import Reading, read_document
from portal.core.models import DocumentText, PortalDocument
from tests.factories import DocumentFactory
from tests.pdfs import locked_pdf, pdf, text_pdf

State = PortalDocument.TextState
read = file_texts.read_texts


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A DOCX in which this part is something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def upload(db, django_capture_on_commit_callbacks) -> Callable[..., PortalDocument]:
    """A document as it is after its upload was kept."""

    def made(data: bytes, name: str = "stuk.pdf") -> PortalDocument:
        with django_capture_on_commit_callbacks(execute=True):
            document = DocumentFactory(file=ContentFile(data, name=name))
        return PortalDocument.objects.get(pk=document.pk)

    return made


@pytest.fixture
def replace_file(django_capture_on_commit_callbacks) -> Callable[[PortalDocument, bytes, str], None]:
    def replace(document: PortalDocument, data: bytes, name: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            document.file = ContentFile(data, name=name)
            document._set_document_file_metadata()  # as Wagtail's form does
            document.save()
        document.refresh_from_db()

    return replace


def kept(document: PortalDocument) -> list[tuple[int | None, str]]:
    return list(document.texts.current().values_list("page", "text"))


@pytest.mark.shared
class TestReading:
    def test_a_pdf_gives_its_text_page_by_page_and_words_that_were_broken_off_are_whole(self):
        data = text_pdf(["Over kinder-", "mishandeling in", "huis."], [], ["Hoe u  dat meldt"])
        assert read(data, "pdf") == Reading(
            State.READ, [(1, "Over kindermishandeling in huis."), (3, "Hoe u dat meldt")]
        )

    def test_a_docx_gives_its_text_without_pages_also_from_tables(self):
        document = docx.Document()
        document.add_heading("Werkwijze")
        document.add_table(1, 2).cell(0, 1).text = "Veilig Thuis"
        document.add_paragraph("Tot slot")
        assert read(saved(document), "docx") == Reading(State.READ, [(None, "Werkwijze Veilig Thuis Tot slot")])

    def test_what_was_deleted_from_a_docx_or_moved_away_is_not_read(self):
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = (
            f'<w:document xmlns:w="{space}"><w:body><w:p>'
            "<w:del><w:r><w:delText>geschrapt</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>verhuisd</w:t></w:r></w:moveFrom>"
            "<w:hyperlink><w:r><w:t>gebleven</w:t></w:r></w:hyperlink>"
            "</w:p></w:body></w:document>"
        )
        data = with_part(word_file(), "word/document.xml", body.encode())
        assert read(data, "docx") == Reading(State.READ, [(None, "gebleven")])

    def test_a_long_docx_comes_in_pieces_that_are_cut_between_paragraphs(self):
        texts = read(word_file(*["Eén alinea over de meldcode." for _ in range(400)]), "docx").texts
        assert len(texts) == 3
        assert all(text.endswith("meldcode.") and text.startswith("Eén") for _page, text in texts)

    @pytest.mark.parametrize(
        ("data", "kind", "state"),
        [
            (pdf(pages=2), "pdf", State.EMPTY),
            (locked_pdf(), "pdf", State.LOCKED),
            (text_pdf(["Half"])[:200], "pdf", State.BROKEN),
            (b"", "pdf", State.BROKEN),
            (word_file(), "docx", State.EMPTY),
            (word_file("Half")[:900], "docx", State.BROKEN),
            (with_part(word_file("x"), "word/document.xml", b"<geen xml"), "docx", State.BROKEN),
            (with_part(word_file("x"), "word/bom.xml", b" " * (read_texts.MOST_XML + 1)), "docx", State.TOO_LARGE),
            (with_part(word_file("x"), "word/bom.bin", bytes(read_texts.MOST_UNPACKED)), "docx", State.TOO_LARGE),
        ],
        ids=["images", "locked", "half", "nothing", "no words", "half docx", "no xml", "xml bomb", "zip bomb"],
    )
    def test_a_file_that_gives_no_text_says_why(self, data, kind, state):
        assert read(data, kind) == Reading(state, [])

    def test_a_docx_that_lies_about_its_size_is_broken(self):
        data = with_part(word_file("x"), "word/document.xml", b"<a>" + b" " * 5_000_000 + b"</a>")
        lying = data.replace((5_000_007).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
        assert lying != data
        assert read(lying, "docx") == Reading(State.BROKEN, [])

    def test_of_a_long_pdf_the_first_pages_are_read(self):
        found = read(text_pdf(*[[f"Bladzijde {number}"] for number in range(read_texts.MOST_PAGES + 2)]), "pdf")
        assert found.state == State.PART
        assert len(found.texts) == read_texts.MOST_PAGES

    def test_of_a_full_page_and_of_a_full_file_the_beginning_is_read(self):
        line = "meldcode " * 400
        found = read(text_pdf(*[[line] * 10] * 20), "pdf")
        assert found.state == State.PART
        lengths = [len(text) for _page, text in found.texts]
        assert max(lengths) <= read_texts.MOST_OF_PAGE
        assert read_texts.MOST_CHARACTERS * 0.95 < sum(lengths) <= read_texts.MOST_CHARACTERS


@pytest.mark.shared
class TestAProgramThatWasMisled:
    @pytest.fixture
    def answers(self, monkeypatch, tmp_path) -> Callable[[str], Reading]:
        def read_with(program: str) -> Reading:
            path = tmp_path / "misled.py"
            path.write_text(program)
            monkeypatch.setattr(file_texts, "PROGRAM", path)
            return read(b"", "pdf")

        return read_with

    def test_what_was_read_before_it_broke_is_kept(self, answers):
        program = "import os; print('[1, \"Begin\"]', flush=True); os.kill(os.getpid(), 11)"
        assert answers(program) == Reading(State.PART, [(1, "Begin")])

    @pytest.mark.parametrize("line", ["[]", "[0, 'x']", '[true, "x"]', "[1, 2]", "{}", '["1", "x"]', "é", "[1e9, 1]"])
    def test_what_is_no_text_of_a_page_is_not_taken(self, answers, line):
        assert answers(f"print('''{line}'''); print('read')").texts == []

    def test_null_bytes_half_characters_and_control_signs_are_no_text(self, answers):
        program = r"""print(r'[2, "a\u0000b\ud800 \u202ec\u0007 \ud83d\ude00"]'); print('read')"""
        assert answers(program).texts == [(2, "a b c 😀")]

    def test_more_than_was_asked_for_is_cut(self, answers):
        program = "import json\nfor n in range(40): print(json.dumps([n + 1, 'x' * 50_000]))\nprint('read')"
        lengths = [len(text) for _page, text in answers(program).texts]
        assert max(lengths) == read_texts.MOST_OF_PAGE
        assert sum(lengths) == read_texts.MOST_CHARACTERS


class TestUploading:
    def test_an_upload_is_read_and_the_editor_can_see_so(self, upload):
        document = upload(text_pdf(["Eerste"], ["Tweede"]))
        assert kept(document) == [(1, "Eerste"), (2, "Tweede")]
        assert document.text_state_in_words == "De hele tekst is te vinden met zoeken"

    def test_a_file_that_cannot_be_read_is_kept_and_the_log_says_why(self, upload, caplog):
        with caplog.at_level(logging.WARNING):
            document = upload(locked_pdf())
        assert document.file.read() == locked_pdf()
        assert kept(document) == []
        assert f"Bestand {document.pk} is niet te doorzoeken: Er zit een wachtwoord op" in caplog.text

    def test_a_file_that_is_larger_than_an_upload_may_be_is_not_opened(self, upload, settings):
        settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
        document = upload(text_pdf(["Eerste"]))
        assert document.text_state == State.TOO_LARGE
        assert kept(document) == []

    def test_a_table_is_not_read_and_nothing_is_said_of_it(self, upload, caplog):
        document = upload(b"PK", "tabel.xlsx")
        assert document.text_state_in_words == ""
        assert not caplog.records

    def test_another_file_gets_another_text(self, upload, replace_file):
        document = upload(text_pdf(["Oud"], ["Nog ouder"]))
        replace_file(document, word_file("Nieuw"), "nieuw.docx")
        assert kept(document) == [(None, "Nieuw")]
        replace_file(document, b"PK", "nieuw.xlsx")
        assert kept(document) == []
        assert not DocumentText.objects.exists()

    def test_the_old_text_does_not_count_while_the_new_file_waits(self, upload):
        document = upload(text_pdf(["Oud"]))
        document.file = ContentFile(text_pdf(["Nieuw"]), name="nieuw.pdf")
        document._set_document_file_metadata()
        document.save()  # the task has not run
        assert kept(document) == []
        assert document.text_state_in_words == "Nog niet gelezen"

    def test_a_file_that_was_replaced_meanwhile_does_not_get_the_old_text(self, upload, replace_file):
        document = upload(text_pdf(["Oud"]))
        being_read = PortalDocument.objects.get(pk=document.pk)
        replace_file(document, text_pdf(["Nieuw"]), "nieuw.pdf")
        read_document(being_read)
        assert kept(document) == [(1, "Nieuw")]

    def test_a_change_of_the_title_reads_nothing_again(self, upload, monkeypatch, django_capture_on_commit_callbacks):
        document = upload(text_pdf(["Tekst"]))
        document.title = "Een andere titel"
        with django_capture_on_commit_callbacks() as after_commit:
            document.save()
        assert after_commit == []

    def test_texts_go_with_their_document(self, upload):
        upload(text_pdf(["Tekst"])).delete()
        assert not DocumentText.objects.exists()

    def test_a_file_that_is_gone_before_it_is_read_is_told_in_the_log(self, upload, caplog):
        document = DocumentFactory(file=ContentFile(text_pdf(["Tekst"]), name="weg.pdf"))
        document.file.storage.delete(document.file.name)
        file_texts.read_document_text.enqueue(document.pk)
        assert f"Het bestand van document {document.pk} is weg" in caplog.text


def test_the_command_reads_what_was_not_read_and_names_what_cannot_be_read(db):
    DocumentFactory(file=ContentFile(text_pdf(["Tekst"]), name="goed.PDF"))
    DocumentFactory(title="Op slot", file=ContentFile(locked_pdf(), name="slot.pdf"))
    DocumentFactory(file=ContentFile(b"PK", name="tabel.xlsx"))
    lost = DocumentFactory(title="Kwijt")
    lost.file.storage.delete(lost.file.name)

    def run(*options: str) -> str:
        out = io.StringIO()
        call_command("read_file_texts", *options, stdout=out)
        return out.getvalue()

    first = run()
    assert "Gelezen: 1. Niet of niet helemaal: 2." in first
    assert "Op slot: Er zit een wachtwoord op. Zoeken vindt er niets in." in first
    assert "Kwijt: Het bestand is weg." in first
    assert [text.text for text in DocumentText.objects.all()] == ["Tekst"]
    assert "Gelezen: 0. Niet of niet helemaal: 1." in run()
    assert "Op slot" in run("--again")
