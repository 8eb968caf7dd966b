"""The page of a product: where it can be had, what is known of it, and what belongs to it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from portal.core.first_pages import describe
from portal.findings.models import FindingProduct
from products.models import ProductAction, ProductPlace, ProductTip, ProductVariant
from tests import factories as make
from tests.pdfs import pdf
from tests.site.hidden_pages import HIDING

pytestmark = pytest.mark.django_db


def look(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def under(soup: BeautifulSoup, title: str) -> list[str]:
    """The titles of what stands under this heading."""
    heading = soup.find("h2", string=title)
    return [row.find("h3").get_text(strip=True) for row in heading.find_parent("section").select(".item-row")]


def fact(soup: BeautifulSoup, label: str) -> str | None:
    term = soup.find("dt", string=label)
    return term.find_next_sibling("dd").get_text(" ", strip=True) if term else None


def with_place(place: ProductPlace, **fields):
    product = make.ProductPageFactory(**fields)
    product.places = [place]
    product.save_revision().publish()
    return product


def place_text(client, address, **fields) -> str:
    product = with_place(ProductPlace(address=address, **fields))
    return look(client, product).find(class_="places__item").get_text(" ", strip=True)


@pytest.mark.parametrize(("language", "facts"), [("nl", "(PDF, vng.nl)"), ("en", "(PDF, vng.nl, Engels)")])
def test_an_address_is_a_link_with_its_host_its_form_and_its_language_when_that_is_another(client, language, facts):
    address = make.ExternalAddressFactory(url="https://www.vng.nl/files/stuk.pdf")
    item = look(client, with_place(ProductPlace(address=address), language=language)).find(class_="places__item")
    assert item.find(class_="places__where").get_text() == "Op een andere website"
    assert item.a["href"] == "https://www.vng.nl/files/stuk.pdf"
    assert item.find(class_="address__facts").get_text() == facts


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("not_checked", "Niet gecontroleerd: dit adres staat in het rapport van begin 2017."),
        ("reachable", "Bereikbaar op 4 mei 2026."),
        ("moved", "Verhuisd: bij de controle op 4 mei 2026 stuurde dit adres door naar een ander."),
        ("archived", "Alleen in een archief: het adres zelf werkte niet meer op 4 mei 2026."),
        ("gone", "Onbereikbaar bij de controle op 4 mei 2026."),
    ],
)
def test_the_state_of_an_address_is_told_in_one_honest_line(client, state, line):
    checked = None if state == "not_checked" else datetime.date(2026, 5, 4)
    assert line in place_text(client, make.ExternalAddressFactory(state=state, checked_on=checked, source="166"))


def test_an_address_that_an_editor_added_is_not_said_to_be_in_the_report(client):
    told = place_text(client, make.ExternalAddressFactory(source=""))
    assert "Niet gecontroleerd: of dit adres werkt, weten wij nog niet." in told
    assert "rapport" not in told


def test_a_dead_address_is_no_link_and_its_archive_is(client):
    address = make.ExternalAddressFactory(
        url="https://weg.test/stuk.pdf",
        state="gone",
        checked_on=datetime.date(2026, 5, 4),
        archive_url="https://archief.test/stuk.pdf",
    )
    item = look(client, with_place(ProductPlace(address=address))).find(class_="places__item")
    assert [link["href"] for link in item.find_all("a")] == ["https://archief.test/stuk.pdf"]
    assert "https://weg.test/stuk.pdf" in item.get_text()


def test_an_address_that_only_may_belong_here_says_so(client):
    assert "Zeker is dat niet." in place_text(client, make.ExternalAddressFactory(), certainty="likely")


def test_what_is_surely_the_place_comes_first(client):
    product = make.ProductPageFactory()
    product.places = [
        ProductPlace(address=make.ExternalAddressFactory(url="https://misschien.test/"), certainty="likely"),
        ProductPlace(address=make.ExternalAddressFactory(url="https://zeker.test/")),
    ]
    product.save_revision().publish()
    links = [link["href"] for link in look(client, product).select(".places__item .address__link")]
    assert links == ["https://zeker.test/", "https://misschien.test/"]


def test_a_document_comes_with_type_size_pages_and_language_and_can_be_read_at_once(client):
    document = make.DocumentFactory(title="Handleiding", pages=12, language="en")
    item = look(client, with_place(ProductPlace(document=document))).find(class_="places__item")
    assert item.find(class_="download__facts").get_text() == "PDF, 69\xa0bytes, 12 bladzijden, Engels"
    assert item.find(class_="places__where").get_text() == "In dit portaal"
    assert client.get(item.find("a", string="Handleiding")["href"]).status_code == 200
    assert client.get(document.inline_url).headers["Content-Disposition"].startswith("inline")
    assert item.find("a", href=document.inline_url)


def test_a_document_says_its_size_as_the_dutch_write_it_and_its_language_only_when_it_is_another(client):
    document = make.DocumentFactory(file_size=1_250_000, pages=1)
    facts = look(client, with_place(ProductPlace(document=document))).find(class_="download__facts")
    assert facts.get_text() == "PDF, 1,2\xa0MB, 1 bladzijde"


def test_a_document_shows_its_first_page_without_moving_the_text(client):
    document = make.DocumentFactory(file=ContentFile(pdf(pages=3), name="stuk.pdf"))
    product = with_place(ProductPlace(document=document))
    assert look(client, product).find(class_="download").img is None
    assert describe(document)
    download = look(client, product).find(class_="download")
    assert download.img["alt"] == ""
    assert (download.img["width"], download.img["height"]) == ("320", "452")
    assert client.get(download.img["src"]).status_code == 200
    assert "3 bladzijden" in download.get_text()


def test_a_document_of_which_the_file_is_gone_claims_no_size(client):
    document = make.DocumentFactory()
    document.file.storage.delete(document.file.name)
    facts = look(client, with_place(ProductPlace(document=document))).find(class_="download__facts")
    assert facts.get_text() == "PDF"


def test_a_stored_copy_can_be_read_once_a_visible_product_uses_its_address(client):
    copy = make.DocumentFactory(title="Kopie")
    address = make.ExternalAddressFactory(stored_copy=copy)
    assert client.get(copy.url).status_code == 404
    product = with_place(ProductPlace(address=address))
    assert look(client, product).find("a", string="Bewaarde kopie")["href"] == copy.url
    assert client.get(copy.url).status_code == 200
    type(product).objects.get(pk=product.pk).unpublish()
    assert client.get(copy.url).status_code == 404


def test_a_product_that_cannot_be_had_says_why(client):
    product = make.ProductPageFactory(availability="not_spread", availability_note="Het stelsel was net veranderd.")
    places = look(client, product).find(class_="places").get_text(" ", strip=True)
    assert "Bewust niet verspreid." in places
    assert "Het stelsel was net veranderd." in places


@pytest.mark.parametrize("label", ["Gemaakt door", "Jaar", "Rechten", "Doelgroep"])
def test_what_the_report_does_not_mention_is_said_to_be_missing(client, label):
    assert fact(look(client, make.ProductPageFactory()), label) == "niet vermeld in het rapport"


def test_what_is_known_is_told_with_how_we_know(client):
    product = make.ProductPageFactory(
        type="factsheet", makers="werkgroep Delen", year=2016, year_note="Volgens de bestandsnaam.", rights="free"
    )
    product.variants = [ProductVariant(title="Uitklapkaartje")]
    product.save_revision().publish()
    soup = look(client, product)
    assert soup.find(class_="page-heading__type").get_text() == "Product: factsheet"
    assert fact(soup, "Soort") == "factsheet"
    assert fact(soup, "Gemaakt door") == "werkgroep Delen"
    assert fact(soup, "Jaar") == "2016 Volgens de bestandsnaam."
    assert fact(soup, "Rechten") == "vrij over te nemen"
    assert fact(soup, "Ook genoemd") == "Uitklapkaartje"


@pytest.mark.parametrize(("first", "last", "words"), [(14, 17, "14 tot en met 17"), (14, 14, "14"), (14, None, "14")])
def test_the_pages_within_the_whole_are_told(client, first, last, words):
    whole = make.ProductPageFactory(title="Eindrapportage")
    part = make.ProductPageFactory(part_of=whole, page_from=first, page_to=last)
    soup = look(client, part)
    assert fact(soup, "Bladzijden") == words
    assert soup.find(class_="part-of").get_text(strip=True).endswith(f"bladzijde {words}.")


def test_a_part_without_known_pages_says_so_and_a_whole_has_none(client):
    whole = make.ProductPageFactory()
    part = make.ProductPageFactory(part_of=whole)
    assert fact(look(client, part), "Bladzijden") == "niet vermeld in het rapport"
    assert fact(look(client, whole), "Bladzijden") is None


def test_actions_and_tips_and_the_product_lead_to_each_other(client):
    action = make.ActionPageFactory(title="De actie")
    named, fitting = make.TipPageFactory(title="Noemt het"), make.TipPageFactory(title="Past erbij")
    product = make.ProductPageFactory(title="Het product")
    product.action_ties = [ProductAction(action=action)]
    product.tip_ties = [ProductTip(tip=named), ProductTip(tip=fitting, named=False)]
    product.save_revision().publish()
    soup = look(client, product)
    assert under(soup, "Acties waar dit bij hoort") == ["De actie"]
    assert under(soup, "Tips die dit product noemen") == ["Noemt het"]
    assert under(soup, "Tips waar dit product bij past") == ["Past erbij"]
    assert under(look(client, action), "Producten bij deze actie") == ["Het product"]
    assert under(look(client, named), "Producten die deze tip noemt") == ["Het product"]
    assert under(look(client, fitting), "Producten die erbij passen") == ["Het product"]


def test_findings_and_useful_links_that_name_the_product_are_shown(client):
    product = make.ProductPageFactory(title="Het product")
    finding = make.FindingPageFactory(title="Wat wij vonden")
    finding.product_ties = [FindingProduct(product=product)]
    finding.save_revision().publish()
    link = make.UsefulLinkFactory(title="Een nuttige link")
    link.products.add(product)
    link.save()
    soup = look(client, product)
    assert under(soup, "Nieuwe bevindingen over dit product") == ["Wat wij vonden"]
    assert under(soup, "Nuttige links hierbij") == ["Een nuttige link"]
    assert under(look(client, finding), "Producten bij deze bevinding") == ["Het product"]


@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING.keys())
def test_a_page_that_nobody_may_see_shows_on_neither_side_of_a_tie(client, hide):
    whole = make.ProductPageFactory(title="Verborgen geheel", live=False)
    product = make.ProductPageFactory(part_of=whole)
    part = make.ProductPageFactory(title="Verborgen deel", part_of=product, live=False)
    action = make.ActionPageFactory(title="Verborgen actie", live=False)
    product.action_ties = [ProductAction(action=action)]
    product.save_revision().publish()
    for page in (whole, part, action):
        hide(page)
    assert "Verborgen" not in look(client, product).get_text()


def test_a_title_that_is_a_description_is_called_one(client):
    assert (
        "De titel hierboven is een omschrijving."
        in look(client, make.ProductPageFactory(title_is_description=True)).get_text()
    )
