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
         "/collectieven/", "/begrippen/", "/nuttige-links/", "/sitemap/", "/feeds/"]  # fmt: skip


@pytest.fixture
def setting() -> Setting:
    return make_setting()


def queries(client, path: str) -> int:
    """Queries of one request with warm caches."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(path)
    return len(captured)


def grow(setting: Setting, families: int) -> None:
    """More of everything: items, terms, links, collectieven, themes."""
    for number in range(families):
        make_family(setting, f"Openbaarheid {number}", live=True)
        make.GlossaryTermFactory()
        link = make.UsefulLinkFactory()
        link.addresses.add(make.ExternalAddressFactory())
        link.products.add(make.ProductPageFactory())
        link.save()
        make.CollectiefPageFactory()
        make.ThemePageFactory()


@pytest.mark.parametrize("path", LISTS)
def test_a_list_of_many_costs_what_a_list_of_few_costs(client, setting, path):
    grow(setting, 2)
    few = queries(client, path)
    grow(setting, 5)
    assert queries(client, path) == few
    assert few <= MOST_ON_LISTS


@pytest.mark.parametrize("page", ["theme_page", "collectief"])
def test_a_theme_and_a_collectief_with_many_items_cost_what_one_with_few_costs(client, setting, page):
    path = getattr(setting, page).url
    grow(setting, 2)
    few = queries(client, path)
    grow(setting, 5)
    assert queries(client, path) == few
    assert few <= MOST_ON_A_PAGE


@pytest.mark.parametrize("kind", list(make.ITEM_FACTORIES))
def test_an_item_with_many_ties_costs_what_one_with_a_few_costs(client, setting, kind):
    subject, other = make_family(setting, "Openbaarheid", live=True), make_family(setting, "Ander", live=True)
    tie_together(subject, other)
    add_ties(subject.items, setting, number=1)
    few = queries(client, subject.items[kind].url)
    add_ties(subject.items, setting, number=6)
    assert queries(client, subject.items[kind].url) == few
    assert few <= MOST_ON_A_PAGE


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
