"""A replaced file keeps the address of its document, and the earlier one stays reachable, as long as readers may."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.core.models import DocumentVersion, PortalDocument
from portal.core.versions import keep_version
from portal.findings.models import FindingDocument, FindingPage
from tests.factories import DocumentFactory, FindingPageFactory
from tests.pdfs import described_pdf, text_pdf
from tests.redactie.admin_forms import errors, messages, read_form
from tests.redactie.test_downloads import published

FIRST, SECOND, THIRD = text_pdf(["Eerste"]), text_pdf(["Tweede"], ["Slot"]), described_pdf("Derde")
FORM = "main form[method=post], main form[method=POST]"


@pytest.fixture
def document(db):
    return DocumentFactory(title="verslag", file=ContentFile(FIRST, name="verslag.pdf"))


def replace(client, document: PortalDocument, data: bytes, name: str = "verslag.pdf", **changes):
    """As an editor does it in the form of the document, with the boxes as they stand."""
    address = reverse("wagtaildocs:edit", args=[document.pk])
    fields = {name: value for name, value in read_form(client.get(address), FORM).items() if name != "next"}
    fields |= {"file": SimpleUploadedFile(name, data), **changes}
    response = client.post(address, {key: value for key, value in fields.items() if value is not None})
    assert response.status_code == 302
    document.refresh_from_db()


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def test_the_address_gives_the_new_file_and_each_version_its_own(client, eindredacteur, document):
    published(document)
    address = document.url
    replace(eindredacteur, document, SECOND)
    replace(eindredacteur, document, THIRD)
    assert document.url == address
    assert content(client.get(address)) == THIRD
    assert content(client.get(f"/documenten/{document.pk}/versies/1/")) == FIRST
    response = client.get(f"/documenten/{document.pk}/versies/2/")
    assert response["Content-Disposition"] == 'attachment; filename="verslag.pdf"'
    assert "sandbox" in response["Content-Security-Policy"]
    assert content(response) == SECOND
    assert client.get(f"/documenten/{document.pk}/versies/3/").status_code == 404


def test_a_file_under_another_name_is_found_at_the_old_address_too(client, eindredacteur, document):
    published(document)
    address = document.url
    replace(eindredacteur, document, SECOND, "verslag-2027.pdf")
    assert content(client.get(address)) == SECOND


def test_readers_see_the_earlier_versions_beside_the_download(client, eindredacteur, document):
    page = published(document)
    assert "Eerdere versies" not in client.get(page.url).content.decode()
    replace(eindredacteur, document, SECOND)
    replace(eindredacteur, document, THIRD)
    listed = BeautifulSoup(client.get(page.url).content, "html.parser").select(".download__earlier li")
    assert [link.a["href"] for link in listed] == [f"/documenten/{document.pk}/versies/{n}/" for n in (2, 1)]
    told = " ".join(listed[0].get_text().split())
    assert told.startswith(f"Versie 2 (PDF, {len(SECOND)} bytes, 2 bladzijden), vervangen op ")
    assert str(timezone.localdate().year) in listed[0].get_text()


def test_versions_are_private_until_the_page_is_published_and_again_when_it_is_withdrawn(
    client, eindredacteur, document
):
    page = FindingPageFactory(live=False)
    FindingDocument.objects.create(finding=page, document=document)
    page.save_revision().publish()
    replace(eindredacteur, document, SECOND)
    address = f"/documenten/{document.pk}/versies/1/"
    assert client.get(address).status_code == 200
    FindingPage.objects.get(pk=page.pk).unpublish()
    assert client.get(address).status_code == 404
    editors = eindredacteur.get(address)
    assert editors.status_code == 200
    assert editors["Cache-Control"] == "private, no-store"
    FindingPage.objects.get(pk=page.pk).save_revision().publish()
    assert client.get(address).status_code == 200


def test_a_file_that_was_never_public_leaves_no_version_unless_the_editor_asks(redacteur, eindredacteur, document):
    replace(eindredacteur, document, SECOND)
    assert not DocumentVersion.objects.exists()
    assert document.earlier == []
    replace(eindredacteur, document, THIRD, keep_earlier="on")
    assert content(eindredacteur.get(f"/documenten/{document.pk}/versies/1/")) == SECOND


def test_an_editor_can_choose_to_keep_no_earlier_version(client, eindredacteur, document, settings):
    published(document)
    replace(eindredacteur, document, SECOND, keep_earlier=None)
    assert client.get(f"/documenten/{document.pk}/versies/1/").status_code == 404
    assert [file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*.pdf")] == [SECOND]


def test_another_title_makes_no_version(eindredacteur, document):
    published(document)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    eindredacteur.post(address, read_form(eindredacteur.get(address), FORM) | {"title": "Anders"})
    document.refresh_from_db()
    assert document.title == "Anders"
    assert not DocumentVersion.objects.exists()


def test_the_same_file_once_more_is_told_and_makes_no_version(client, eindredacteur, document):
    published(document)
    replace(eindredacteur, document, SECOND)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    again = {"title": "Anders", "language": "nl", "keep_earlier": "on", "file": SimpleUploadedFile("x.pdf", SECOND)}
    answer = eindredacteur.post(address, again)
    assert "Dit is hetzelfde bestand als er nu staat." in errors(answer)
    assert read_form(answer, FORM)["title"] == "Anders"
    assert DocumentVersion.objects.count() == 1
    assert content(client.get(document.url)) == SECOND


def test_a_file_that_is_refused_leaves_all_as_it_was(client, eindredacteur, document):
    published(document)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    bad = {"title": "x", "language": "nl", "keep_earlier": "on", "file": SimpleUploadedFile("x.pdf", b"geen pdf")}
    assert eindredacteur.post(address, bad).status_code == 200
    assert not DocumentVersion.objects.exists()
    assert content(client.get(document.url)) == FIRST


def test_an_earlier_version_can_be_removed_after_a_question_and_its_number_is_not_given_out_again(
    client, eindredacteur, document, settings, django_capture_on_commit_callbacks
):
    published(document)
    replace(eindredacteur, document, SECOND)
    edit = eindredacteur.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    address = reverse("document_version_remove", args=[document.pk, 1])
    assert address in edit
    assert "versie 1 van ‘verslag’" in eindredacteur.get(address).content.decode()
    assert DocumentVersion.objects.exists(), "looking at the question removed it"
    with django_capture_on_commit_callbacks(execute=True):
        response = eindredacteur.post(address, follow=True)
    assert "Versie 1 van ‘verslag’ is verwijderd" in messages(response)
    assert client.get(f"/documenten/{document.pk}/versies/1/").status_code == 404
    assert [file.read_bytes() for file in settings.MEDIA_ROOT.rglob("*.pdf")] == [SECOND]
    document.refresh_from_db()
    assert document.earlier == []
    replace(eindredacteur, document, THIRD)
    assert [version.number for version in document.earlier] == [2]


def test_who_may_not_change_the_document_cannot_remove_a_version(redacteur, eindredacteur, of_zwolle, document):
    published(document)
    replace(eindredacteur, document, SECOND)
    address = reverse("document_version_remove", args=[document.pk, 1])
    for client in (redacteur, of_zwolle):
        assert client.get(address).status_code == 302
        assert client.post(address).status_code == 302
    assert DocumentVersion.objects.exists()


def test_versions_and_their_files_go_with_the_document(document, settings, django_capture_on_commit_callbacks):
    keep_version(document.pk)
    with django_capture_on_commit_callbacks(execute=True):
        PortalDocument.objects.get().delete()
    assert not DocumentVersion.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.pdf"))


def test_of_a_file_that_is_gone_from_the_disk_no_version_is_kept_and_the_next_is_taken(eindredacteur, document, caplog):
    published(document)
    document.file.storage.delete(document.file.name)
    replace(eindredacteur, document, SECOND)
    assert document.file.read() == SECOND
    assert not DocumentVersion.objects.exists()
    assert "er is geen eerdere versie van te bewaren" in caplog.text


def test_a_page_with_replaced_files_costs_no_more_queries_than_one_without(client, document):
    page = published(document)

    def queries() -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page.url).status_code == 200
        return len(captured)

    before = queries()
    for _time in range(3):
        keep_version(document.pk)
    assert queries() == before
    assert "Eerdere versies" in client.get(page.url).content.decode()
