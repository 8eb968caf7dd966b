"""Useful links by category, honest about what is known of each address."""

import datetime

import pytest
from bs4 import BeautifulSoup

from portal.links.models import LinksPage
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(client):
    def read() -> BeautifulSoup:
        return BeautifulSoup(client.get(LinksPage.objects.get().url).content, "html.parser")

    return read


def test_links_stand_under_their_category_and_an_empty_category_is_left_out(look):
    policy = make.LinkCategoryFactory(title="Landelijk beleid", sort_order=2)
    knowledge = make.LinkCategoryFactory(title="Kennis", sort_order=1)
    make.LinkCategoryFactory(title="Nog leeg", sort_order=0)
    make.UsefulLinkFactory(title="Een wet", category=policy)
    make.UsefulLinkFactory(title="Een dossier", category=knowledge)
    soup = look()
    headings = [heading.get_text() for heading in soup.main.select("section > h2")]
    assert headings == ["Kennis", "Landelijk beleid"]
    assert soup.find("h2", string="Kennis").find_parent("section").h3.get_text() == "Een dossier"


def test_an_address_shows_its_host_and_its_state(look):
    link = make.UsefulLinkFactory(title="Dossier", source="888", key="link-04")
    link.addresses.add(make.ExternalAddressFactory(url="https://www.nji.nl/dossier"))
    link.addresses.add(
        make.ExternalAddressFactory(url="https://weg.test/stuk", state="gone", checked_on=datetime.date(2026, 5, 4))
    )
    link.save()
    row = look().find(id="link-04")
    assert (row["data-soort"], row["data-sleutel"], row["data-bron"]) == ("link", "link-04", "888")
    text = row.get_text(" ", strip=True)
    assert "nji.nl" in row.find("a", href="https://www.nji.nl/dossier").get_text()
    assert "Niet gecontroleerd." in text
    assert "Onbereikbaar bij de controle op 4 mei 2026." in text
    assert not row.find("a", href="https://weg.test/stuk")


def test_a_link_without_an_address_says_so(look):
    make.UsefulLinkFactory(key="link-99")
    assert "Het rapport geeft hier geen adres bij." in look().find(id="link-99").get_text()


def test_products_that_belong_to_a_link_are_named_drafts_are_not(look):
    link = make.UsefulLinkFactory(key="link-01")
    link.products.add(
        make.ProductPageFactory(title="Zichtbaar"), make.ProductPageFactory(title="In de maak", live=False)
    )
    link.save()
    row = look().find(id="link-01")
    assert row.find("a", string="Zichtbaar")
    assert "In de maak" not in row.get_text()


def test_a_page_without_links_says_so(look):
    assert "Er zijn nog geen nuttige links." in look().get_text()


def test_a_link_is_found_by_the_host_of_an_address_that_it_got_later(client):
    link = make.UsefulLinkFactory(title="Een dossier")
    link.addresses.add(make.ExternalAddressFactory(url="https://kenniscentrum.test/dossier"))
    link.save()
    assert "Een dossier" in client.get("/zoeken/", {"q": "kenniscentrum.test"}).content.decode()
