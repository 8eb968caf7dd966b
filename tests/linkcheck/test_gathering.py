"""Every external address that readers can meet is found, with the page and the place where it stands."""

import datetime

import pytest
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from portal.linkcheck.gathering import links_in_html, links_on, refresh_all
from portal.linkcheck.models import CheckedAddress, LinkPlace
from portal.links.models import LinksPage
from products.models import ProductPlace
from tests import factories as make
from tests.site.hidden_pages import HIDING

pytestmark = pytest.mark.django_db


def body(*blocks: tuple[str, str]) -> list:
    return [{"type": kind, "value": {"text": html} if kind == "notice" else html} for kind, html in blocks]


def link(url: str, text: str = "een link") -> str:
    return f'<p>Zie <a href="{url}">{text}</a>.</p>'


def with_link(url: str = "https://elders.test/stuk", **fields):
    return make.FindingPageFactory(body=body(("text", link(url))), **fields)


def places() -> list[tuple[str, str, str]]:
    found = LinkPlace.objects.select_related("address").order_by("pk")
    return [(place.address.url, place.title, place.place) for place in found]


def test_links_in_the_text_and_in_other_blocks_are_found_with_field_block_and_words():
    page = make.FindingPageFactory(
        title="Samen leren",
        body=body(
            ("text", "<h2>Kop</h2>" + link("https://een.test/a")), ("notice", link("https://twee.test/b", "twee"))
        ),
    )
    refresh_all()
    assert places() == [
        ("https://een.test/a", "Samen leren", "Inhoud, blok 1 (Tekst)"),
        ("https://twee.test/b", "Samen leren", "Inhoud, blok 2 (Let op)"),
    ]
    assert LinkPlace.objects.last().text == "twee"
    assert LinkPlace.objects.last().page_id == page.pk


def test_links_inside_the_portal_mail_and_phone_are_no_external_addresses():
    html = (
        '<a linktype="page" id="3">intern</a><a href="mailto:a@b.nl">mail</a><a href="tel:112">bel</a>'
        '<a href="/tips/">tips</a><a href="#kop">kop</a><a>leeg</a><a href="HTTPS://Een.test/">één <b>link</b></a>'
    )
    assert links_in_html(html) == [("HTTPS://Een.test/", "één link")]


def test_blocks_within_blocks_are_walked_whatever_their_kind():
    from wagtail import blocks

    from portal.linkcheck.gathering import links_in_block

    class Item(blocks.StructBlock):
        url = blocks.URLBlock()
        t = blocks.RichTextBlock()

    class Deep(blocks.StreamBlock):
        group = blocks.StructBlock(
            [
                (
                    "items",
                    blocks.ListBlock(blocks.StructBlock([("url", blocks.URLBlock()), ("t", blocks.RichTextBlock())])),
                )
            ],
            label="Groep",
        )

    value = Deep().to_python(
        [{"type": "group", "value": {"items": [{"url": "https://een.test/", "t": link("https://twee.test/")}]}}]
    )
    found = [(one.url, one.place) for one in links_in_block(Deep(), value, "Inhoud")]
    assert found == [
        ("https://een.test/", "Inhoud, blok 1 (Groep), nummer 1"),
        ("https://twee.test/", "Inhoud, blok 1 (Groep), nummer 1"),
    ]


def test_the_places_of_a_product_are_found_with_the_copy_in_an_archive():
    product = make.ProductPageFactory(title="Routekaart")
    address = make.ExternalAddressFactory(url="https://elders.test/kaart.pdf", archive_url="https://archief.test/kaart")
    product.places.add(ProductPlace(address=address))
    product.save_revision().publish()
    refresh_all()
    assert places() == [
        ("https://elders.test/kaart.pdf", "Routekaart", "Plaats 1, Extern adres"),
        ("https://archief.test/kaart", "Routekaart", "Plaats 1, Extern adres, kopie in een archief"),
    ]
    assert LinkPlace.objects.last().record_id == address.pk


def test_useful_links_are_found_on_their_page_by_their_name():
    useful = make.UsefulLinkFactory(title="Meldcode")
    useful.addresses.add(make.ExternalAddressFactory(url="https://meldcode.test/"))
    useful.save()
    refresh_all()
    place = LinkPlace.objects.get()
    assert (place.page_id, place.place) == (LinksPage.objects.get().pk, "Link ‘Meldcode’")
    assert (place.record_type.model, place.record_id) == ("usefullink", useful.pk)


def test_addresses_in_fields_of_their_own_are_found():
    make.AccessibilityStatementPageFactory(ombudsman_url="https://ombudsman.test/")
    refresh_all()
    assert ("https://ombudsman.test/", "Toegankelijkheid", "Adres van de ombudsman") in places()


def test_results_that_editors_put_on_top_are_found_without_a_page():
    SearchPromotion.objects.create(
        query=Query.get("meldcode"), external_link_url="https://elders.test/", external_link_text="Kijk hier"
    )
    refresh_all()
    assert places() == [("https://elders.test/", "Zoekvraag ‘meldcode’", "Uitgelicht resultaat")]


def test_an_address_that_no_page_uses_is_checked_too():
    make.ExternalAddressFactory(url="https://ongebruikt.test/")
    refresh_all()
    assert [address.url for address in CheckedAddress.objects.all()] == ["https://ongebruikt.test/"]
    assert places() == []


@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING.keys())
def test_addresses_on_hidden_pages_are_asked_of_nobody(hide):
    page = with_link(live=False)
    hide(page)
    refresh_all()
    assert CheckedAddress.objects.count() == 0


def test_an_unpublished_change_is_not_looked_at():
    page = with_link("https://nu.test/")
    page.body = body(("text", link("https://straks.test/")))
    page.save_revision()
    refresh_all()
    assert [url for url, _title, _place in places()] == ["https://nu.test/"]


def test_what_stands_nowhere_any_more_is_forgotten_and_what_stays_keeps_its_history():
    page = with_link("https://weg.test/")
    with_link("https://blijft.test/")
    refresh_all()
    CheckedAddress.objects.update(failed_days=2)
    page.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save()
    refresh_all()
    assert [(address.url, address.failed_days) for address in CheckedAddress.objects.all()] == [
        ("https://blijft.test/", 2)
    ]


def test_one_address_on_two_pages_is_one_address_with_two_places():
    with_link("https://elders.test/stuk#een")
    with_link("https://ELDERS.test/stuk#twee")
    refresh_all()
    assert CheckedAddress.objects.get().url == "https://elders.test/stuk"
    assert CheckedAddress.objects.get().host == "elders.test"
    assert LinkPlace.objects.count() == 2


@pytest.mark.parametrize(
    "url", ["http://[kapot/", "https://elders.test/" + "a" * 3000, "https://" + "a" * 300 + ".test/"]
)
def test_an_address_that_cannot_be_right_stops_nothing(url):
    with_link(url)
    with_link("https://goed.test/")
    refresh_all()
    assert "https://goed.test/" in [found for found, _title, _place in places()]


def test_a_place_belongs_to_the_collectieven_of_the_page_and_of_the_larger_area():
    friesland = make.RegionFactory(name="Friesland")
    leeuwarden = make.RegionFactory(name="Leeuwarden", part_of=friesland)
    collectief = make.CollectiefPageFactory(title="Friesland", region=friesland)
    other = make.CollectiefPageFactory(title="Arnhem")
    with_link(regions=[leeuwarden])
    refresh_all()
    assert list(LinkPlace.objects.get().collectieven.all()) == [collectief]
    assert other not in LinkPlace.objects.get().collectieven.all()


def test_the_whole_portal_has_a_way_to_walk_each_kind_of_page():
    for factory in make.ITEM_FACTORIES.values():
        assert list(links_on(factory())) == []
