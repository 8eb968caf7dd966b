"""The check of a file is shown wherever an editor uploads one, and tells nothing of files that are not the editor's."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.core.models import PortalDocument
from tests.core.test_file_report import GOOD_PDF
from tests.pdfs import described_pdf, pdf, text_pdf
from tests.redactie.pictures import picture
from tests.redactie.test_downloads import published

ROOT = 1  # the collection that holds all others
BARE = text_pdf(["Bel moeder op 06-12345678."])


def upload(client, data: bytes, name: str = "verslag.pdf", **fields):
    return client.post(
        reverse("wagtaildocs:add"), {"title": "Verslag", "file": SimpleUploadedFile(name, data), **fields}, follow=True
    )


def report_in(html: str | bytes) -> str:
    found = BeautifulSoup(html, "html.parser").select_one("#nagekeken")
    return found.get_text(" ", strip=True) if found else ""


def test_after_an_upload_the_editor_stands_before_the_report(eindredacteur):
    response = upload(eindredacteur, BARE)
    document = PortalDocument.objects.get()
    assert response.redirect_chain[-1][0] == reverse("wagtaildocs:edit", args=[document.pk]) + "#nagekeken"
    told = report_in(response.content)
    assert told.startswith("Nagekeken: 4 aandachtspunten")
    assert "06-••••••78" in told
    assert "06-12345678" not in response.content.decode()
    assert f"{document.inline_url}#page=1" in response.content.decode()


def test_the_report_stands_beside_each_file_of_an_upload_of_several(eindredacteur):
    answer = eindredacteur.post(
        reverse("wagtaildocs:add_multiple"),
        {"files[]": SimpleUploadedFile("verslag.pdf", BARE), "title": "Verslag"},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    assert report_in(answer["form"]).startswith("Nagekeken: 4 aandachtspunten")
    document = PortalDocument.objects.get()
    wrong = eindredacteur.post(
        reverse("wagtaildocs:edit_multiple", args=[document.pk]), {f"doc-{document.pk}-title": ""}
    )
    assert report_in(wrong.json()["form"]).startswith("Nagekeken")


def by_chooser(client, data: bytes) -> dict:
    fields = {
        "document-chooser-upload-title": "Verslag",
        "document-chooser-upload-file": SimpleUploadedFile("verslag.pdf", data),
    }
    return client.post(reverse("wagtaildocs_chooser:create"), fields).json()


def test_in_the_form_of_a_page_the_report_is_seen_before_the_file_is_chosen(eindredacteur):
    answer = by_chooser(eindredacteur, BARE)
    assert answer["step"] == "reshow_creation_form"
    assert report_in(answer["htmlFragment"]).startswith("Nagekeken: 4 aandachtspunten")
    form = BeautifulSoup(answer["htmlFragment"], "html.parser").select_one("form[data-chooser-modal-creation-form]")
    chosen = eindredacteur.post(form["action"]).json()
    assert (chosen["step"], chosen["result"]["id"]) == ("chosen", str(PortalDocument.objects.get().pk))


def test_in_the_form_of_a_page_a_file_without_points_is_chosen_at_once(eindredacteur):
    assert by_chooser(eindredacteur, GOOD_PDF)["step"] == "chosen"


@pytest.mark.parametrize(("number", "status"), [("0", 404), ("x", 404), ("9" * 40, 404), ("", 404)])
def test_a_file_that_is_not_there_cannot_be_chosen_that_way(eindredacteur, number, status):
    assert eindredacteur.post(reverse("wagtaildocs_chooser:create") + f"?bekeken={number}").status_code == status


def test_another_file_in_its_place_is_reported_at_once_and_another_title_is_not(eindredacteur):
    upload(eindredacteur, BARE)
    address = reverse("wagtaildocs:edit", args=[PortalDocument.objects.get().pk])
    again = eindredacteur.post(
        address,
        {"title": "Verslag", "language": "nl", "file": SimpleUploadedFile("beter.pdf", GOOD_PDF)},
        follow=True,
    )
    assert report_in(again.content).startswith("Nagekeken: geen aandachtspunten")
    renamed = eindredacteur.post(address, {"title": "Anders", "language": "nl"})
    assert renamed["Location"] == reverse("wagtaildocs:index")


def test_the_report_is_kept_and_stands_in_the_list(eindredacteur):
    upload(eindredacteur, BARE)
    upload(eindredacteur, GOOD_PDF, "goed.pdf")
    upload(eindredacteur, pdf(), "scan.pdf")
    html = BeautifulSoup(eindredacteur.get(reverse("wagtaildocs:index")).content, "html.parser")
    rows = [row.find_all(["th", "td"], recursive=False) for row in html.select("table.listing > * > tr")]
    (place,) = {index for row in rows for index, cell in enumerate(row) if "Aandachtspunten" in cell.get_text()}
    assert sorted(row[place].get_text(strip=True) for row in rows) == ["4", "4", "Aandachtspunten", "Geen"]


def test_the_same_file_in_the_library_is_named(eindredacteur):
    upload(eindredacteur, GOOD_PDF, title="Stappen")
    told = report_in(upload(eindredacteur, GOOD_PDF, title="Stappen (kopie)").content)
    assert told.startswith("Nagekeken: 1 aandachtspunt ")
    assert "Dit bestand staat al in de bibliotheek als Stappen ." in told


def test_of_the_same_file_in_a_collection_of_others_nothing_is_told(eindredacteur, of_zwolle):
    upload(eindredacteur, GOOD_PDF, title="Geheim van Arnhem", collection=ROOT)
    response = upload(of_zwolle, GOOD_PDF, title="Stappen")
    assert report_in(response.content).startswith("Nagekeken: geen aandachtspunten")
    assert "Geheim van Arnhem" not in response.content.decode()


def test_a_file_of_another_collection_cannot_be_chosen_by_its_number(eindredacteur, of_zwolle):
    upload(eindredacteur, BARE, collection=ROOT)
    other = PortalDocument.objects.get()
    response = of_zwolle.post(reverse("wagtaildocs_chooser:create") + f"?bekeken={other.pk}")
    assert response.status_code == 302
    assert "Verslag" not in response.content.decode()


LISTS = ("index", "index_results", "_chooser:choose", "_chooser:choose_results")


@pytest.mark.parametrize("kind", ["docs", "images"])
def test_an_editor_finds_the_files_of_the_own_collection_only(eindredacteur, of_zwolle, kind):
    name, data = ("stuk.pdf", BARE) if kind == "docs" else ("foto.png", picture())
    for client, title in ((eindredacteur, "Stuk van Arnhem"), (of_zwolle, "Stuk van Zwolle")):
        client.post(
            reverse(f"wagtail{kind}:add"),
            {"title": title, "file": SimpleUploadedFile(name, data), "description": "Een stuk", "collection": ROOT},
        )
    addresses = [reverse(f"wagtail{kind}{'' if ':' in name else ':'}{name}") for name in LISTS]
    addresses += [addresses[0] + "?q=Stuk", addresses[2] + "?q=Stuk"]
    addresses.append(f"/beheer/api/main/{'documents' if kind == 'docs' else 'images'}/")
    for address in addresses:
        own, all_of_them = of_zwolle.get(address).content.decode(), eindredacteur.get(address).content.decode()
        assert "Stuk van Zwolle" in own, address
        assert "Stuk van Arnhem" not in own, address
        assert "Stuk van Arnhem" in all_of_them, address
        assert "Stuk van Zwolle" in all_of_them, address


def test_the_api_of_the_admin_gives_no_file_of_another_collection_by_its_number(eindredacteur, of_zwolle):
    upload(eindredacteur, BARE, collection=ROOT)
    address = f"/beheer/api/main/documents/{PortalDocument.objects.get().pk}/"
    assert eindredacteur.get(address).json()["title"] == "Verslag"
    assert of_zwolle.get(address).status_code == 404


def test_readers_see_pages_language_and_tags_and_nothing_of_the_check(client, eindredacteur):
    data = described_pdf("Bel 06-12345678", title="Titel in het bestand", language="en", tagged=True)
    upload(eindredacteur, data, language="en")
    page = published(PortalDocument.objects.get())
    facts = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".download__facts")
    assert " ".join(facts.get_text().split()) == "PDF, 1,1 KB, 1 bladzijde, Engels, met tags voor schermlezers"
    assert "••" not in client.get(page.url).content.decode()


def test_of_a_file_without_tags_readers_are_told_nothing_about_tags(client, eindredacteur):
    upload(eindredacteur, BARE)
    page = published(PortalDocument.objects.get())
    assert "tags" not in BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".download").get_text()
