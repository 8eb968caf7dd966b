"""A copy of a linked PDF: fetched safely, private until an editor releases it with its rights, and given back."""

import datetime
import time

import pytest
from django.urls import reverse

from portal.core.models import ExternalAddress, PortalDocument
from portal.linkcheck import copies
from portal.linkcheck.connection import Limits
from portal.linkcheck.copies import release
from portal.linkcheck.gathering import refresh_all
from portal.linkcheck.models import CheckedAddress, FetchedCopy
from portal.links.models import LinksPage
from products.models import ProductPlace
from tests import factories as make
from tests.factories import SMALL_PDF
from tests.linkcheck.misbehaving import page
from tests.redactie.admin_forms import press

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(settings, server, fetcher, monkeypatch):
    settings.LINKCHECK_OPEN_TO = [("127.0.0.1", server.port)]
    monkeypatch.setattr(copies, "Fetcher", lambda: fetcher)


def product_at(url: str) -> CheckedAddress:
    product = make.ProductPageFactory(title="Routekaart")
    product.places.add(ProductPlace(address=make.ExternalAddressFactory(url=url)))
    product.save_revision().publish()
    refresh_all()
    return CheckedAddress.objects.get()


def fetch(client, address: CheckedAddress):
    return client.post(reverse("linkcheck_fetch_copy", args=[address.pk]), follow=True).content.decode()


def press_fetch(client, address: CheckedAddress):
    """By the button in the report."""
    action = reverse("linkcheck_fetch_copy", args=[address.pk])
    return press(client, "/beheer/links/?staat=alle", action).content.decode()


def post(client, copy: FetchedCopy, **data) -> str:
    return client.post(reverse("linkcheck_copy", args=[copy.pk]), data, follow=True).content.decode()


def test_an_editor_fetches_a_copy_that_no_reader_sees_until_it_is_released_with_its_rights(
    server, eindredacteur, client
):
    address = product_at(f"{server.base}/pdf/De%20routekaart_2016.pdf")
    report = eindredacteur.get("/beheer/links/?staat=alle").content.decode()
    assert "Haal een kopie op" in report
    assert "nog niet vrijgegeven" in press_fetch(eindredacteur, address)
    copy = FetchedCopy.objects.get()
    document = copy.document
    assert (document.title, document.file.read()) == ("De routekaart 2016", SMALL_PDF)
    assert (document.uploaded_by_user.username, copy.rights) == ("elly", "unknown")
    assert document.file_hash
    assert client.get(document.url).status_code == 404
    assert "Bewaarde kopie" not in client.get("/producten/routekaart/").content.decode()

    for rights in ("unknown", "read_only", "verzonnen", ""):
        post(eindredacteur, copy, rights=rights)
        assert ExternalAddress.objects.get().stored_copy is None, rights
        assert client.get(document.url).status_code == 404

    assert "Lezers vinden de kopie nu" in post(eindredacteur, copy, rights="attribution")
    assert "Bewaarde kopie" in client.get("/producten/routekaart/").content.decode()
    assert client.get(document.url).status_code == 200
    copy.refresh_from_db()
    assert (copy.rights, copy.released_by.username) == ("attribution", "elly")

    assert "Lezers krijgen deze kopie niet meer" in post(eindredacteur, copy, withdraw="ja")
    assert client.get(document.url).status_code == 404
    assert PortalDocument.objects.filter(pk=document.pk).exists()


def test_beside_a_useful_link_that_cannot_be_reached_readers_get_the_archive_and_the_released_copy(
    server, eindredacteur, client
):
    kept = make.ExternalAddressFactory(
        url=f"{server.base}/pdf/wijzer.pdf",
        archive_url="https://archief.test/wijzer.pdf",
        state="gone",
        checked_on=datetime.date(2026, 11, 3),
    )
    useful = make.UsefulLinkFactory(title="Wijzer voor wijkteams")
    useful.addresses.add(kept)
    useful.save()
    refresh_all()
    fetch(eindredacteur, CheckedAddress.objects.get(url=kept.url))
    copy = FetchedCopy.objects.get()

    text = client.get("/nuttige-links/").content.decode()
    assert "https://archief.test/wijzer.pdf" in text
    assert "Bewaarde kopie" not in text
    assert client.get(copy.document.url).status_code == 404

    post(eindredacteur, copy, rights="free")
    assert copy.document.url in client.get("/nuttige-links/").content.decode()
    assert "Bewaarde kopie: Wijzer voor wijkteams" in client.get("/nuttige-links/").content.decode()
    assert client.get(copy.document.url).status_code == 200
    LinksPage.objects.get().unpublish()
    assert client.get(copy.document.url).status_code == 404


def test_a_copy_that_nobody_released_can_be_put_on_no_page_and_is_private_even_if_it_is(
    server, eindredacteur, client, account
):
    chooser = reverse("wagtaildocs_chooser:choose_results")
    fetch(eindredacteur, product_at(f"{server.base}/pdf/eigen%20stuk.pdf"))
    copy = FetchedCopy.objects.get()
    for query in ({}, {"q": "eigen"}):
        assert "eigen stuk" not in eindredacteur.get(chooser, query).content.decode()
    product = make.ProductPageFactory(title="Omweg")
    product.places.add(ProductPlace(document=copy.document))
    product.save_revision().publish()
    assert client.get(copy.document.url).status_code == 404
    release(copy, account(), "free")
    assert client.get(copy.document.url).status_code == 200
    for query in ({}, {"q": "eigen"}):
        assert "eigen stuk" in eindredacteur.get(chooser, query).content.decode()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("good/stuk.pdf", "staat geen pdf"),
        ("status/404/stuk.pdf", "geeft een fout (404)"),
        ("drop/stuk.pdf", "De website gaf geen goed antwoord"),
        ("go/http://10.0.0.1/stuk.pdf", "Poort|afgesloten netwerk"),
        ("loop/stuk.pdf", "in een kring"),
    ],
)
def test_what_is_no_pdf_or_does_not_come_is_refused_with_the_reason(server, eindredacteur, fetcher, path, said):
    fetcher.resolve = lambda host, port: [host] if host == "10.0.0.1" else ["127.0.0.1"]
    server.answers["status"] = lambda handler: handler.send(404, page("Weg"))
    answer = fetch(eindredacteur, product_at(f"{server.base}/{path}"))
    assert any(words in answer for words in said.split("|"))
    assert PortalDocument.objects.count() == FetchedCopy.objects.count() == 0


def test_what_is_too_large_is_refused(server, eindredacteur, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "te groot" in fetch(eindredacteur, product_at(f"{server.base}/pdf/stuk.pdf"))
    assert PortalDocument.objects.count() == 0


def test_an_editor_waits_less_than_a_minute_for_a_website_that_sends_on_and_on(server, eindredacteur, monkeypatch):
    def on(handler):
        time.sleep(0.3)
        handler.to(f"/on/{int(handler.rest.split('.')[0]) + 1}.pdf")

    server.answers["on"] = on
    assert copies.WHILE_WAITING.whole < 60
    monkeypatch.setattr(copies, "WHILE_WAITING", Limits(whole=1))
    assert "antwoordde niet op tijd" in fetch(eindredacteur, product_at(f"{server.base}/on/0.pdf"))


def test_a_second_time_leads_to_the_first_copy(server, eindredacteur):
    address = product_at(f"{server.base}/pdf/stuk.pdf")
    fetch(eindredacteur, address)
    fetch(eindredacteur, address)
    assert FetchedCopy.objects.count() == 1
    assert "Bekijk de kopie (nog niet vrijgegeven)" in eindredacteur.get("/beheer/links/?staat=alle").content.decode()


def test_the_copy_that_an_editor_chose_is_not_put_aside(server, eindredacteur):
    address = product_at(f"{server.base}/pdf/stuk.pdf")
    fetch(eindredacteur, address)
    chosen = make.DocumentFactory()
    ExternalAddress.objects.update(stored_copy=chosen)
    assert "al een andere bewaarde kopie" in post(eindredacteur, FetchedCopy.objects.get(), rights="free")
    assert ExternalAddress.objects.get().stored_copy == chosen
    assert FetchedCopy.objects.get().released_at is None


def test_who_may_not_change_addresses_fetches_and_releases_nothing(server, redacteur, eindredacteur):
    address = product_at(f"{server.base}/pdf/stuk.pdf")
    assert "Haal een kopie op" not in redacteur.get("/beheer/links/?staat=alle").content.decode()
    fetch(redacteur, address)
    assert FetchedCopy.objects.count() == 0
    fetch(eindredacteur, address)
    copy = FetchedCopy.objects.get()
    assert redacteur.get(reverse("linkcheck_copy", args=[copy.pk])).status_code == 302
    post(redacteur, copy, rights="free")
    assert ExternalAddress.objects.get().stored_copy is None


def test_looking_at_the_address_of_the_button_fetches_nothing(server, eindredacteur):
    address = product_at(f"{server.base}/pdf/stuk.pdf")
    assert eindredacteur.get(reverse("linkcheck_fetch_copy", args=[address.pk])).status_code == 302
    assert FetchedCopy.objects.count() == 0
