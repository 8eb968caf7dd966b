"""The reader of a check link sees all of the draft that its own page would show, and nothing of others."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from portal.moderation.models import CheckLink
from products.models import ProductAction, ProductPage, ProductPlace
from tests import factories as make
from tests.moderation.test_check_link import make_link

pytestmark = pytest.mark.django_db


def words(html: bytes) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").main.get_text(" ").split())


def draft_product(**fields) -> ProductPage:
    return make.ProductPageFactory(
        title="Routekaart",
        live=False,
        makers="Gemeente Zwolle",
        year=2025,
        provenance="experienced",
        provenance_note="het wijkteam in Zwolle",
        **fields,
    )


def test_places_facts_ties_and_where_it_comes_from_stand_there(eindredacteur, client):
    page = draft_product()
    file = make.DocumentFactory(title="De kaart zelf")
    page.places = [
        ProductPlace(document=file),
        ProductPlace(address=make.ExternalAddressFactory(), note="Ook te bestellen."),
    ]
    public, draft = make.ActionPageFactory(title="Openbare actie"), make.ActionPageFactory(live=False, title="Geheim")
    page.action_ties = [ProductAction(action=public), ProductAction(action=draft)]
    page.save_revision()
    path = make_link(eindredacteur, page)
    answer = client.get(path)
    shown = words(answer.content)
    for said in (
        "Waar te vinden",
        "De kaart zelf",
        "Ook te bestellen.",
        "Gemaakt door",
        "Gemeente Zwolle",
        "2025",
        "Ervaren in het wijkteam in Zwolle",
        "Openbare actie",
    ):
        assert said in shown, said
    assert "Geheim" not in answer.content.decode()
    assert "Vast adres" not in shown, "at that address there is nothing yet"
    assert f"{path}bestanden/{file.pk}/" in answer.content.decode()


def test_the_number_of_queries_does_not_grow_with_what_is_on_the_draft(eindredacteur, client):
    page = draft_product()
    numbers = []
    for count in (1, 4):
        page.places = [ProductPlace(document=make.DocumentFactory()) for _ in range(count)] + [
            ProductPlace(address=make.ExternalAddressFactory(stored_copy=make.DocumentFactory())) for _ in range(count)
        ]
        page.action_ties = [ProductAction(action=make.ActionPageFactory()) for _ in range(count)]
        page.themes = [make.ThemeFactory() for _ in range(count)]
        page.body = [("download", {"document": make.DocumentFactory(), "label": ""}) for _ in range(count)]
        page.save_revision()
        path = make_link(eindredacteur, page)
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        numbers.append(len(captured) - reading(CheckLink.objects.latest("pk").revision))
    assert numbers[0] == numbers[1]


def reading(revision: Revision) -> int:
    """With how many queries Wagtail looks whether all that a revision names is still there, as in any preview."""
    with CaptureQueriesContext(connection) as captured:
        Revision.objects.get(pk=revision.pk).as_object()
    return len(captured)
