"""The number of queries of a page does not grow with what it shows, and stays small."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.findings.models import FindingDocument, FindingProduct
from products.models import ProductAction, ProductPlace, ProductTip, ProductVariant
from tests import factories as make
from tests.site.hidden_pages import Setting, make_family, make_setting, tie_together

pytestmark = pytest.mark.django_db

MOST_ON_LISTS = 15
MOST_ON_A_PAGE = 12
LISTS = ["/", "/tips/", "/acties/", "/producten/", "/bevindingen/", "/zoeken/?q=Openbaarheid", "/themas/",
         "/collectieven/", "/begrippen/", "/nuttige-links/", "/sitemap/", "/feeds/", "/feeds/nieuw/"]  # fmt: skip


def queries(client, path: str) -> int:
    """Queries of one request with warm caches."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(path)
    return len(captured)


def grow(setting: Setting, numbers: range) -> None:
    """More of everything: items, terms, links, collectieven, themes."""
    for number in numbers:
        make_family(setting, f"Openbaarheid {number}", live=True)
        make.GlossaryTermFactory()
        link = make.UsefulLinkFactory()
        link.addresses.add(make.ExternalAddressFactory())
        link.products.add(make.ProductPageFactory())
        link.save()
        make.CollectiefPageFactory()
        make.ThemePageFactory()


def test_pages_that_show_many_items_cost_what_they_cost_with_few(client):
    setting = make_setting()
    grow(setting, range(2))
    most = dict.fromkeys(LISTS, MOST_ON_LISTS)
    most |= {page.url: MOST_ON_A_PAGE for page in (setting.theme_page, setting.collectief)}
    few = {path: queries(client, path) for path in most}
    grow(setting, range(2, 7))
    assert {path: queries(client, path) for path in most} == few
    assert {path: number for path, number in few.items() if number > most[path]} == {}


def test_an_item_with_many_ties_costs_what_one_with_a_few_costs(client):
    setting = make_setting()
    shown, other = make_family(setting, "Openbaarheid", live=True), make_family(setting, "Ander", live=True)
    tie_together(shown, other)
    add_ties(shown.items, setting, number=1)
    few = {kind: queries(client, page.url) for kind, page in shown.items.items()}
    add_ties(shown.items, setting, number=6)
    assert {kind: queries(client, page.url) for kind, page in shown.items.items()} == few
    assert {kind: number for kind, number in few.items() if number > MOST_ON_A_PAGE} == {}


def add_ties(items: dict, setting: Setting, *, number: int) -> None:
    """Terms, parts, places, products, actions and tips: `number` more of each."""
    for kind, factory in make.ITEM_FACTORIES.items():
        page = type(items[kind]).objects.get(pk=items[kind].pk)
        page.themes.add(*make.ThemeFactory.create_batch(number))
        page.regions.add(*make.RegionFactory.create_batch(number, part_of=setting.region))
        page.audiences.add(*make.AudienceFactory.create_batch(number))
        page.partners.add(*make.PartnerFactory.create_batch(number))
        page.subjects.add(*make.SubjectFactory.create_batch(number))
        if kind != "bevinding":
            factory.create_batch(number, part_of=page, **setting.ties)
        add_own_ties(kind, page, number)
        page.save_revision().publish()


def add_own_ties(kind: str, page, number: int) -> None:
    if kind == "product":
        for count in range(number):
            page.places.add(ProductPlace(address=make.ExternalAddressFactory()))
            page.places.add(ProductPlace(document=make.DocumentFactory()))
            page.action_ties.add(ProductAction(action=make.ActionPageFactory()))
            page.tip_ties.add(ProductTip(tip=make.TipPageFactory()))
            page.variants.add(ProductVariant(title=f"Andere titel {count}"))
    if kind == "bevinding":
        for _count in range(number):
            page.product_ties.add(FindingProduct(product=make.ProductPageFactory()))
            page.documents.add(FindingDocument(document=make.DocumentFactory()))
