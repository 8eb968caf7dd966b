"""A file is a download, never a page of ours, and there only while a visible page uses it."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core.first_pages import describe
from portal.findings.models import FindingDocument, FindingPage
from tests.factories import SMALL_PDF, DocumentFactory, FindingPageFactory
from tests.pdfs import pdf


def published(document, **fields) -> FindingPage:
    finding = FindingPageFactory(live=False, **fields)
    FindingDocument.objects.create(finding=finding, document=document)
    finding.save_revision().publish()
    return FindingPage.objects.get(pk=finding.pk)


@pytest.fixture
def document(db):
    return DocumentFactory(title="verslag")


def is_there(client, document) -> bool:
    """Whether it can be had: the file, the file in the browser and the picture of its first page, or none of them."""
    addresses = [document.url, document.inline_url, *([document.first_page_url] if document.has_first_page else [])]
    answers = {client.get(address).status_code for address in addresses}
    assert answers in ({200}, {404}), answers
    return answers == {200}


def test_a_download_is_an_attachment_that_no_browser_takes_for_a_page(client, document):
    published(document)
    response = client.get(document.url)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content) == SMALL_PDF


def test_a_pdf_can_be_read_in_the_browser_and_another_kind_cannot(client, document):
    published(document)
    response = client.get(document.inline_url)
    assert response["Content-Disposition"].startswith("inline")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    table = DocumentFactory(file=ContentFile(b"PK", name="tabel.xlsx"))
    published(table)
    assert client.get(table.url).status_code == 200
    assert client.get(table.inline_url).status_code == 404


def test_the_head_of_a_file_can_be_asked(client, document):
    published(document)
    response = client.head(document.url)
    assert response.status_code == 200
    assert int(response["Content-Length"]) == len(SMALL_PDF)


def test_a_file_that_no_page_uses_is_not_there(client, document):
    assert not is_there(client, document)


@pytest.fixture
def pictured(db):
    """A PDF with a picture of its first page."""
    document = DocumentFactory(file=ContentFile(pdf(), name="met beeld.pdf"))
    assert describe(document)
    document.refresh_from_db()
    return document


def test_the_picture_of_a_pdf_is_seen_by_whoever_may_read_the_pdf(client, eindredacteur, pictured):
    editors = eindredacteur.get(pictured.first_page_url)
    assert editors["Cache-Control"] == "private, no-store"
    assert client.get(pictured.first_page_url).status_code == 404
    assert client.get(f"/media/{pictured.first_page.name}").status_code == 404
    published(pictured)
    response = client.get(pictured.first_page_url)
    assert response["Content-Type"] == "image/webp"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"RIFF")
    pictured.first_page.storage.delete(pictured.first_page.name)
    assert client.get(pictured.first_page_url).status_code == 404


def test_a_file_of_a_draft_a_withdrawn_a_private_or_an_expired_page_is_not_there(client, pictured):
    document = pictured
    page = FindingPageFactory(live=False)
    FindingDocument.objects.create(finding=page, document=document)
    page.save()
    assert not is_there(client, document)
    page.save_revision().publish()
    assert is_there(client, document)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not is_there(client, document)
    restriction.delete()
    FindingPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    assert not is_there(client, document)
    FindingPage.objects.filter(pk=page.pk).update(expire_at=None)
    assert is_there(client, document)
    FindingPage.objects.get(pk=page.pk).unpublish()
    assert not is_there(client, document)


def test_a_file_that_only_the_draft_of_a_public_page_uses_is_not_there(client, document):
    page = published(DocumentFactory())
    page.documents.add(FindingDocument(document=document))
    page.save_revision()
    assert not is_there(client, document)
    page.get_latest_revision().publish()
    assert is_there(client, document)


def test_an_editor_reads_a_file_before_it_is_public_and_no_cache_keeps_it(eindredacteur, document):
    response = eindredacteur.get(document.url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_that_is_gone_from_the_disk_is_not_found(client, document):
    published(document)
    document.file.storage.delete(document.file.name)
    assert not is_there(client, document)


@pytest.mark.parametrize(
    "path",
    [
        "/documenten/999999/x.pdf",
        "/documenten/999999/eerste-bladzijde.webp",
        f"/documenten/{10**30}/x.pdf",
        "/media/documents/verslag.pdf",
    ],
)
def test_what_does_not_exist_is_not_found(client, document, path):
    published(document)
    assert client.get(path).status_code == 404


def test_an_editor_does_not_read_a_file_of_a_collection_that_is_not_his_until_it_is_public(of_zwolle, pictured):
    assert not is_there(of_zwolle, pictured)
    page = published(pictured)
    assert is_there(of_zwolle, pictured)
    page.unpublish()
    assert not is_there(of_zwolle, pictured)


def test_a_file_of_two_pages_is_private_again_when_the_last_one_is_withdrawn(client, pictured):
    first, second = published(pictured), published(pictured)
    assert is_there(client, pictured)
    first.unpublish()
    assert is_there(client, pictured)
    second.unpublish()
    assert not is_there(client, pictured)
    second.save_revision().publish()
    assert is_there(client, pictured)
    second.delete()
    assert not is_there(client, pictured)
