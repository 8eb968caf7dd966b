"""What the check of a file finds in real files, and what it says of it."""

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from docx.oxml.ns import qn

from portal.core import file_texts
from portal.core.file_facts import MOST_KEPT, FileFacts, read_facts
from portal.core.file_report import points_of_attention, report_lines
from portal.core.models import PortalDocument
from tests.factories import DocumentFactory
from tests.pdfs import described_pdf, locked_pdf, no_copying_pdf, pdf, text_pdf

GOOD_PDF = described_pdf("Wat u doet bij zorgen.", title="Meldcode in stappen", language="nl-NL", tagged=True)


def word_file(*paragraphs: str, title: str = "", language: str = "", heading: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), language)
    if heading:
        document.add_heading(heading)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def checked(db, django_capture_on_commit_callbacks) -> Callable[..., PortalDocument]:
    def made(data: bytes, name: str = "stuk.pdf", **fields) -> PortalDocument:
        with django_capture_on_commit_callbacks(execute=True):
            document = DocumentFactory(file=ContentFile(data, name=name), **fields)
        return PortalDocument.objects.get(pk=document.pk)

    return made


def said(document: PortalDocument) -> dict[str, tuple[str, bool]]:
    """What the check found, by label, and whether it gives advice with it."""
    return {line.label: (line.found, bool(line.advice)) for line in report_lines(document)}


def test_a_pdf_that_is_well_made_has_no_points_and_its_facts_are_kept(checked):
    document = checked(GOOD_PDF)
    assert document.facts == FileFacts(
        pages=1, title="Meldcode in stappen", language="nl-NL", tagged=True, may_copy=True
    )
    lines = said(document)
    assert lines["Titel in het bestand"] == ("‘Meldcode in stappen’", False)
    assert lines["Taal in het bestand"] == ("Nederlands", False)
    assert lines["Tags voor schermlezers"] == ("Ja", False)
    assert lines["Bladzijden"] == ("1", False)
    assert lines["Beveiliging"] == ("Geen", False)
    assert lines["Zoeken in dit bestand"] == ("De hele tekst is te vinden met zoeken.", False)
    assert lines["Persoonsgegevens"][0].startswith("Geen ")
    assert points_of_attention(document) == 0


def test_a_bare_pdf_gets_advice_on_title_language_and_tags(checked):
    document = checked(text_pdf(["Tekst"]))
    advised = {label for label, (_found, advice) in said(document).items() if advice}
    assert advised == {"Titel in het bestand", "Taal in het bestand", "Tags voor schermlezers"}
    assert points_of_attention(document) == 3


def test_a_pdf_that_says_it_has_tags_and_has_none_is_not_believed(checked):
    tree = b"/StructTreeRoot 7 0 R"
    assert checked(GOOD_PDF.replace(tree, b" " * len(tree))).facts.tagged is False


def test_another_language_than_was_chosen_is_told(checked):
    assert said(checked(described_pdf("Text", language="en-GB")))["Taal in het bestand"] == ("Engels", True)
    assert said(checked(described_pdf("Text", language="en-GB"), language="en"))["Taal in het bestand"][1] is False


def test_a_pdf_that_may_not_be_copied_from_is_kept_with_advice(checked):
    document = checked(no_copying_pdf())
    assert document.text_state == PortalDocument.TextState.EMPTY
    assert said(document)["Beveiliging"] == ("Lezers kunnen er geen tekst uit kopiëren.", True)


def test_scans_and_pages_without_text_are_told(checked):
    assert said(checked(pdf(pages=2)))["Zoeken in dit bestand"][1] is True
    found, advice = said(checked(text_pdf(["Een"], [], ["Drie"])))["Zoeken in dit bestand"]
    assert found.endswith("Op 1 van de 3 bladzijden staat geen tekst.")
    assert advice


def test_personal_data_is_told_with_its_page_and_half_hidden_and_kept_no_other_way(checked):
    document = checked(text_pdf(["Inleiding"], ["Bel moeder op 06-12345678,", "BSN 111222333."]))
    (line,) = [line for line in report_lines(document) if line.label == "Persoonsgegevens"]
    assert line.found == "Gevonden: 1 burgerservicenummer en 1 telefoonnummer."
    assert line.advice
    assert [(one.page, one.masked) for one in line.sightings] == [(2, "06-••••••78"), (2, "11•••••33")]
    assert "111222333" not in str(document.report)


def test_of_many_pieces_of_personal_data_the_first_are_kept_and_all_are_counted(checked):
    document = checked(text_pdf(*[["06-12345678"] * 30] * 3))
    assert len(document.sightings) == MOST_KEPT
    assert "Gevonden: 90 telefoonnummers" in said(document)["Persoonsgegevens"][0]


def test_a_docx_that_is_well_made_has_no_points(checked):
    data = word_file("Tekst", title="Werkwijze", language="nl-NL", heading="Stap 1")
    document = checked(data, "werkwijze.docx")
    assert document.facts == FileFacts(title="Werkwijze", language="nl-NL", headings=True, stated_pages=1)
    assert points_of_attention(document) == 0


@pytest.mark.parametrize(
    ("properties", "said_of_pages"),
    [
        ("<Pages>12</Pages>", "12, volgens het bestand."),
        ("<Pages>0</Pages>", "Niet te tellen"),
        ("<Pages>veel</Pages>", "Niet te tellen"),
        ("", "Niet te tellen"),
        ("<Pages>", "Niet te tellen"),  # broken
        (None, "Niet te tellen"),  # no such part
    ],
)
def test_a_docx_has_the_pages_that_it_says_and_readers_are_told_no_number(checked, properties, said_of_pages):
    document = checked(with_properties(word_file("Tekst"), properties), "brief.docx")
    assert said(document)["Bladzijden"][0].startswith(said_of_pages)
    assert document.page_count is None
    assert document.pages_without_text == 0


def test_the_properties_of_a_docx_read_nothing_from_elsewhere(checked, tmp_path):
    (tmp_path / "geheim").write_text("7")
    entity = f'<!DOCTYPE Properties [<!ENTITY pages SYSTEM "file://{tmp_path}/geheim">]>'
    document = checked(with_properties(word_file("Tekst"), "<Pages>&pages;</Pages>", before=entity), "brief.docx")
    assert said(document)["Bladzijden"][0].startswith("Niet te tellen")


def with_properties(data: bytes, inside: str | None, before: str = "") -> bytes:
    """The same file with these properties of the program that saved it; None: without that part."""
    out, space = io.BytesIO(), "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/app.xml":
                content = f'{before}<Properties xmlns="{space}">{inside}</Properties>'.encode()
            elif name == "_rels/.rels" and inside is None:
                content = re.sub(rb"<Relationship [^>]*extended-properties[^>]*/>", b"", content)
            if inside is not None or name != "docProps/app.xml":
                new.writestr(name, content)
    return out.getvalue()


def test_a_docx_without_title_language_and_headings_gets_advice_and_its_personal_data_has_no_page(checked):
    document = checked(word_file("Mail jan@gmail.com"), "brief.docx")
    advised = {label for label, (_found, advice) in said(document).items() if advice}
    assert advised == {"Titel in het bestand", "Taal in het bestand", "Koppen", "Persoonsgegevens"}
    assert [(one.page, one.masked) for one in document.sightings] == [(None, "j••••@gmail.com")]


def test_a_file_that_cannot_be_read_says_so_and_nothing_that_is_not_known(checked):
    lines = said(checked(GOOD_PDF[:200]))
    assert set(lines) == {"Soort en grootte", "Zoeken in dit bestand", "Persoonsgegevens"}
    assert lines["Zoeken in dit bestand"] == ("Het bestand is niet te lezen. Zoeken vindt er niets in.", True)
    assert "Niet naar gekeken" in lines["Persoonsgegevens"][0]


def test_of_a_table_only_kind_and_size_are_told(checked):
    assert list(said(checked(b"PK", "tabel.xlsx"))) == ["Soort en grootte"]


def test_the_report_of_a_replaced_file_counts_no_more(checked):
    document = checked(GOOD_PDF)
    document.file = ContentFile(text_pdf(["06-12345678"]), name="nieuw.pdf")
    document._set_document_file_metadata()
    document.save()  # the task has not run
    assert not document.has_report
    assert document.facts == FileFacts()
    assert document.sightings == []


def test_files_that_were_read_before_there_were_reports_are_read_again_by_the_command(checked):
    document = checked(GOOD_PDF)
    PortalDocument.objects.update(report={})
    assert not PortalDocument.objects.get().has_report
    call_command("read_file_texts", stdout=io.StringIO())
    assert PortalDocument.objects.get().facts == document.facts


@pytest.mark.parametrize(
    "values",
    [None, [], "x", {"pages": -1, "tagged": "yes", "title": 5, "language": None, "extra": 1}, {"pages": True}],
)
def test_a_reading_program_that_was_misled_gives_no_facts(values):
    assert read_facts(values, file_texts.plain) == FileFacts()


def test_a_title_with_signs_that_cannot_be_kept_is_cleaned_and_cut():
    facts = read_facts({"title": "Een\x00 titel\u202e " + "x" * 900}, file_texts.plain)
    assert facts.title.startswith("Een titel x")
    assert len(facts.title) == 200


def test_a_pdf_with_a_password_that_came_another_way_than_by_an_upload_is_told(checked):
    assert said(checked(locked_pdf()))["Zoeken in dit bestand"] == (
        "Er zit een wachtwoord op. Zoeken vindt er niets in.",
        True,
    )
