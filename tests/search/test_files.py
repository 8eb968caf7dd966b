"""Words that stand in a file are found, on the page where they stand, and only in files that a visitor may open."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core import file_texts
from portal.core.file_texts import Reading
from portal.core.models import PortalDocument
from portal.search.indexing import rebuild
from portal.search.models import SearchCard, SearchSpelling
from portal.search.words import current_state
from tests import factories as make
from tests.core.test_file_texts import word_file
from tests.pdfs import text_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def really_upload(django_capture_on_commit_callbacks) -> Callable[[bytes, str], PortalDocument]:
    """A file that was uploaded, and read in the background."""

    def made(data: bytes, name: str) -> PortalDocument:
        with django_capture_on_commit_callbacks(execute=True):
            document = make.DocumentFactory(title="Draaiboek", file=ContentFile(data, name=name))
        return PortalDocument.objects.get(pk=document.pk)

    return made


@pytest.fixture
def read_as(monkeypatch) -> Callable[..., None]:
    """A file is read, and these are its pages: no program runs, which takes long."""

    def read(document: PortalDocument, *pages: str) -> None:
        reading = Reading(PortalDocument.TextState.READ, list(enumerate(pages, 1)))
        monkeypatch.setattr(file_texts, "reading_of", lambda _document: reading)
        file_texts.read_document(document)

    return read


@pytest.fixture
def upload(read_as) -> Callable[..., PortalDocument]:
    """A file with these pages that was uploaded and read."""

    def made(*pages: str) -> PortalDocument:
        document = make.DocumentFactory(title="Draaiboek")
        read_as(document, *(pages or ("Inleiding", "Over hechting en over wennen")))
        return PortalDocument.objects.get(pk=document.pk)

    return made


def tip_with(document: PortalDocument, **fields):
    return make.TipPageFactory(
        body=[("download", {"document": document, "label": ""})], **{"title": "Een tip", **fields}
    )


def product_at(**place):
    product = make.ProductPageFactory(title="Een product")
    product.places.create(**place)
    product.save_revision().publish()
    return product


def cards(client, question: str) -> list:
    response = client.get("/zoeken/", {"q": question})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select("article.card")


def holders() -> list[str]:
    """Titles of what holds text of a file, in the table that is asked."""
    found = SearchCard.objects.filter(row__slot=current_state().slot).exclude(files=[])
    return sorted(found.values_list("title", flat=True))


class TestAResult:
    def test_it_says_on_which_page_the_words_stand_and_leads_there(self, client, really_upload):
        document = really_upload(text_pdf(["Inleiding"], ["Over hechting en", "over wennen"]), "draaiboek.pdf")
        tip_with(document)
        (card,) = cards(client, "hechting")
        passage = card.select_one(".card__passage")
        assert passage.get_text(" ", strip=True) == (
            "In het bestand ‘Draaiboek’, bladzijde 2 : Over hechting en over wennen"
        )
        assert passage.find("mark").get_text() == "hechting"
        assert passage.find("a")["href"] == f"/documenten/{document.pk}/inzien/#page=2"
        assert client.get(passage.find("a")["href"].split("#")[0]).status_code == 200

    def test_a_file_without_pages_is_led_to_itself(self, client, really_upload):
        document = really_upload(word_file("Over hechting"), "draaiboek.docx")
        tip_with(document)
        (card,) = cards(client, "hechting")
        assert card.select_one(".card__passage").get_text(strip=True).startswith("In het bestand‘Draaiboek’:")
        link = card.select_one(".card__passage a")["href"]
        assert link == document.url
        assert client.get(link).status_code == 200

    def test_a_word_in_the_title_comes_first_then_in_the_summary_the_keywords_the_text_and_a_file(self, client, upload):
        """Each holds it once, in one place alone; the last of the list is made first."""
        tip_with(upload("Over hechting"), title="Bestand")
        make.TipPageFactory(title="Tekst", body=[("text", "<p>Over hechting.</p>")])
        make.TipPageFactory(title="Trefwoord", keywords="hechting")
        make.TipPageFactory(title="Samenvatting", summary="Over hechting.")
        make.TipPageFactory(title="Hechting")
        titles = [card.select_one(".card__title").get_text(" ", strip=True) for card in cards(client, "hechting")]
        assert titles == ["Hechting", "Samenvatting", "Trefwoord", "Tekst", "Bestand"]

    def test_the_page_with_most_of_the_words_is_shown(self, client, upload):
        tip_with(upload("Hechting", "Wennen", "Hechting en wennen", "Wennen en hechting"))
        (card,) = cards(client, "hechting wennen")
        assert "bladzijde 3" in card.get_text(" ", strip=True)

    def test_a_file_is_shown_only_for_words_that_stand_nowhere_else(self, client, upload):
        tip_with(upload("Hechting", "Wennen"), summary="Wat hechting is.")
        assert not cards(client, "hechting")[0].select(".card__passage")
        (card,) = cards(client, "hechting wennen")
        assert "bladzijde 2" in card.select_one(".card__passage").get_text()

    def test_other_forms_and_compounds_are_found_in_a_file_too(self, client, upload):
        make.TipPageFactory(title="Het gesprek")
        tip_with(upload("Voorblad", "Bij oudergesprekken"))
        make.TipPageFactory(title="De ouder")
        found = {card.select_one(".card__title").get_text(strip=True): card for card in cards(client, "gesprek")}
        assert "bladzijde 2" in found["Een tip"].get_text()

    def test_what_stands_in_a_file_is_shown_and_not_run(self, client, upload):
        tip_with(upload("<script>alert(1)</script> hechting"))
        passage = cards(client, "hechting")[0].select_one(".card__passage")
        assert passage.find("script") is None
        assert "<script>" in passage.get_text()

    def test_a_word_in_a_file_counts_less_than_in_a_text(self, client, upload):
        tip_with(upload(), title="In het bestand", number=1)
        make.TipPageFactory(title="In de tekst", body=[("text", "<p>Over hechting en wennen.</p>")], number=2)
        titles = [card.select_one(".card__title").get_text(" ", strip=True) for card in cards(client, "hechting")]
        assert titles == ["In de tekst", "In het bestand"]

    def test_files_of_many_results_are_read_in_one_question(self, client, upload):
        def queries() -> tuple[int, int]:
            client.get("/zoeken/?q=hechting")  # reads the vocabulary anew
            with CaptureQueriesContext(connection) as captured:
                client.get("/zoeken/?q=hechting")
                return len(captured), sum('"files"' in query["sql"] for query in captured)

        tip_with(upload())
        with_one = queries()
        assert with_one[1] == 1
        tip_with(upload(), title="Nog een tip")
        tip_with(upload(), title="En nog een")
        assert queries() == with_one


class TestEveryPlaceOfAFile:
    def test_in_a_text_as_a_link(self, client, upload):
        document = upload()
        link = f'<p><a linktype="document" id="{document.pk}">Het stuk</a></p>'
        make.StandardPageFactory(title="Over ons", body=[("text", link)])
        assert len(cards(client, "hechting")) == 1

    def test_at_a_product_and_as_the_stored_copy_of_an_address(self, client, upload):
        product_at(document=upload())
        product_at(address=make.ExternalAddressFactory(stored_copy=upload()))
        assert len(cards(client, "hechting")) == 2

    def test_at_a_finding(self, client, upload):
        finding = make.FindingPageFactory()
        finding.documents.create(document=upload())
        finding.save_revision().publish()
        assert len(cards(client, "hechting")) == 1

    def test_in_the_texts_of_a_theme_and_of_a_collectief(self, client, upload):
        download = [("download", {"document": upload(), "label": ""})]
        make.ThemePageFactory(results=download)
        make.CollectiefPageFactory(continuation=download)
        make.AccessibilityStatementPageFactory(body=download)
        assert {card["data-soort"] for card in cards(client, "hechting")} == {"thema", "collectief", "pagina"}


class TestNothingLeaks:
    def test_not_from_a_draft(self, client, upload):
        tip_with(upload(), live=False)
        assert not cards(client, "hechting")
        assert not SearchSpelling.objects.filter(word="hechting").exists()

    def test_not_from_a_file_that_only_the_draft_of_a_published_page_shows(self, client, upload):
        tip = make.TipPageFactory(title="Een tip")
        tip.body = [("download", {"document": upload(), "label": ""})]
        tip.save_revision()
        assert not cards(client, "hechting")
        rebuild()
        assert not cards(client, "hechting")
        assert holders() == []

    def test_not_from_a_file_that_nobody_shows(self, client, upload):
        upload()
        assert not SearchSpelling.objects.filter(word="hechting").exists()

    def test_not_after_withdrawal(self, client, upload):
        tip_with(upload()).unpublish()
        assert not cards(client, "hechting")
        assert holders() == []

    def test_not_from_a_private_or_expired_page(self, client, upload):
        private = tip_with(upload())
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        tip_with(upload(), title="Verlopen", expire_at=timezone.now() - timezone.timedelta(hours=1))
        assert not cards(client, "hechting")

    def test_not_after_the_file_was_taken_off_the_page(self, client, upload):
        tip = tip_with(upload())
        tip.body = []
        tip.save_revision().publish()
        assert not cards(client, "hechting")
        assert holders() == []


class TestWhenFilesChange:
    def test_a_file_that_is_read_after_its_page_was_published_is_found(self, client, read_as):
        document = make.DocumentFactory()
        tip_with(document)
        assert not cards(client, "hechting")
        read_as(document, "Hechting")
        assert len(cards(client, "hechting")) == 1

    def test_the_text_of_a_replaced_file_is_gone_at_once_and_the_new_one_follows(self, client, upload, read_as):
        document = upload()
        tip_with(document)
        document.file = ContentFile(b"%PDF-1.4 een ander", name="nieuw.pdf")
        document._set_document_file_metadata()  # as Wagtail's form does
        document.save()
        assert not cards(client, "hechting")
        read_as(document, "Vertrouwen")
        assert not cards(client, "hechting")
        assert len(cards(client, "vertrouwen")) == 1

    def test_a_file_that_is_deleted_is_no_longer_found(self, client, upload):
        document, copy = upload(), upload("Wennen")
        tip_with(document)
        product_at(address=make.ExternalAddressFactory(stored_copy=copy))
        document.delete()
        copy.delete()
        assert not cards(client, "hechting")
        assert not cards(client, "wennen")
        assert holders() == []

    def test_a_new_title_of_a_file_is_shown(self, client, upload):
        document = upload()
        tip_with(document)
        document.title = "Een ander draaiboek"
        document.save()
        assert "‘Een ander draaiboek’" in cards(client, "hechting")[0].get_text()

    def test_an_address_that_gets_or_loses_its_stored_copy_is_followed(self, client, upload):
        address = make.ExternalAddressFactory()
        product_at(address=address)
        address.stored_copy = upload()
        address.save()
        assert len(cards(client, "hechting")) == 1
        address.stored_copy = None
        address.save()
        assert not cards(client, "hechting")

    def test_a_rebuild_finds_the_same(self, client, upload):
        tip_with(upload())
        before = list(SearchCard.objects.filter(row__slot=current_state().slot).values_list("title", "words", "files"))
        rebuild()
        after = SearchCard.objects.filter(row__slot=current_state().slot)
        assert list(after.values_list("title", "words", "files")) == before
