"""The reader of a check link sees all of the draft that its own page would show, and nothing of others."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from portal.findings.models import FindingPage
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


def test_the_reader_learns_whether_this_text_is_on_the_site_by_now(eindredacteur, client):
    page = make.FindingPageFactory(title="Samen aan tafel", live=False)
    path = make_link(eindredacteur, page)
    assert "Dit is een concept. Het staat niet op de site." in words(client.get(path).content)
    CheckLink.objects.get().revision.publish()
    page.refresh_from_db()
    on_the_site = client.get(path)
    assert "Deze tekst staat nu op de site." in words(on_the_site.content)
    assert "concept" not in words(on_the_site.content)
    assert (
        BeautifulSoup(on_the_site.content, "html.parser")
        .find("a", string="Bekijk de pagina op de site")["href"]
        .endswith(page.url)
    )
    page.summary = "Een nieuwe samenvatting."
    draft = page.save_revision()
    newer = make_link(eindredacteur, page)
    assert "Dit is een concept. Op de site staat nu een eerdere tekst." in words(client.get(newer).content)
    draft.publish()
    assert "Dit is een oude tekst. Op de site staat nu een nieuwere." in words(client.get(path).content)


def test_a_page_that_stands_there_without_a_kept_text_is_shown_as_it_stands(eindredacteur, client):
    page = make.FindingPageFactory()
    FindingPage.objects.filter(pk=page.pk).update(latest_revision=None, live_revision=None)
    assert "Deze tekst staat nu op de site." in words(client.get(make_link(eindredacteur, page)).content)
    page.refresh_from_db()
    assert not page.has_unpublished_changes
