"""Readers see what changed and when, and how a page was before; never a draft, never a file that is not public."""

from datetime import timedelta
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail.models import PageViewRestriction

from portal.core.models import PublishedChange
from portal.findings.models import FindingDocument
from products.models import ProductAction, ProductPlace
from tests import factories as make
from tests.moderation.test_check_page import reading

pytestmark = pytest.mark.django_db
MOST_ON_A_PAGE = 12  # as in tests/site/test_queries.py


def change(page, **fields):
    """Publish the page once more with other fields, as code does."""
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in {"change_note": "", "minor_change": False, **fields}.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def words(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def today() -> str:
    return format_date(timezone.localdate(), "j F Y")


def test_what_changed_stands_on_the_page_and_leads_to_the_version_before(client):
    page = make.FindingPageFactory(title="Eerst zo")
    assert "Wat is er veranderd?" not in words(client, page.url)
    page = change(page, title="Nu zo", change_note="De titel is duidelijker.")
    shown = words(client, page.url)
    assert f"Wat is er veranderd? {today()} : De titel is duidelijker. Lees de versie van {today()}" in shown
    assert f"{today()} : voor het eerst gepubliceerd." in shown
    old = f"{page.permalink}/versies/1/"
    assert f'href="{old}"' in client.get(page.url).content.decode()
    shown = words(client, old)
    assert shown.startswith(f"Dit is de versie van {today()}. Lees de huidige versie")
    assert "Eerst zo" in shown
    assert "Nu zo" not in shown


def test_small_changes_are_counted_and_not_told(client):
    page = make.FindingPageFactory()
    for _ in range(2):
        page = change(page, minor_change=True, change_note="Een komma.")
    shown = words(client, page.url)
    assert "Daarnaast waren er 2 kleine wijzigingen." in shown
    assert "Een komma." not in shown


def test_an_earlier_version_is_not_indexed_and_the_present_one_is_the_page_itself(client):
    page = change(make.FindingPageFactory(), change_note="Anders.")
    old = client.get(f"{page.permalink}/versies/1/")
    assert old["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in old.content.decode()
    present = client.get(f"{page.permalink}/versies/2/")
    assert (present.status_code, present["Location"]) == (302, page.url)


def test_a_draft_has_no_version_and_shows_nowhere(client):
    page = make.FindingPageFactory(title="Openbaar")
    page.title = "Nog geheim"
    page.change_note = "Geheime wijziging."
    page.save_revision()
    assert client.get(f"{page.permalink}/versies/2/").status_code == 404
    for address in (page.url, f"{page.permalink}/versies/1/"):
        assert "eheim" not in client.get(address).content.decode()


def withdraw(page) -> None:
    page.unpublish()


def expire(page) -> None:
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())


def close(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hide", [withdraw, expire, close])
def test_when_the_page_cannot_be_seen_its_earlier_versions_cannot_either(client, hide):
    page = change(make.FindingPageFactory(), change_note="Anders.")
    assert client.get(f"{page.permalink}/versies/1/").status_code == 200
    hide(page)
    assert client.get(f"{page.permalink}/versies/1/").status_code == 404


def test_an_old_text_that_must_not_be_read_any_more_can_be_hidden(client, eindredacteur):
    page = change(make.FindingPageFactory(title="Met een naam erin"), title="Zonder", change_note="Een naam is weg.")
    first = PublishedChange.objects.get(page=page, number=1)
    address = f"/beheer/snippets/core/publishedchange/edit/{first.pk}/"
    assert eindredacteur.post(address, {"note": first.note, "is_hidden": "on"}).status_code == 302
    assert client.get(f"{page.permalink}/versies/1/").status_code == 404
    shown = client.get(page.url).content.decode()
    assert "Een naam is weg." in shown
    assert "/versies/1/" not in shown


def test_what_wagtail_threw_away_is_told_and_not_linked(client):
    page = change(make.FindingPageFactory(), change_note="Anders.")
    PublishedChange.objects.get(page=page, number=1).revision.delete()
    assert client.get(f"{page.permalink}/versies/1/").status_code == 404
    shown = client.get(page.url).content.decode()
    assert "Anders." in shown
    assert "/versies/" not in shown


def test_files_that_are_not_public_any_more_stay_away_from_an_old_version(client):
    kept, gone = make.DocumentFactory(title="Blijft"), make.DocumentFactory(title="Teruggehaald")
    page = make.FindingPageFactory(live=False)
    page.documents = [FindingDocument(document=kept), FindingDocument(document=gone)]
    page.body = [
        ("text", f'<p>Zie <a linktype="document" id="{gone.pk}">het verslag</a>.</p>'),
        ("download", {"document": gone, "label": "Verslag van toen"}),
        ("download", {"document": kept, "label": "Verslag van nu"}),
    ]
    page.save_revision().publish()
    page = change(page, body=[("text", "<p>Kort.</p>")], documents=[FindingDocument(document=kept)])
    old = client.get(f"{page.permalink}/versies/1/").content.decode()
    assert "het verslag" in old
    assert kept.url in old
    assert "Verslag van nu" in old
    assert "Niet alle bestanden van toen zijn nu nog openbaar." in old
    for leak in (gone.url, "Teruggehaald", "Verslag van toen"):
        assert leak not in old, leak


@pytest.mark.parametrize("kind", list(make.ITEM_FACTORIES))
def test_every_kind_of_item_has_its_versions_and_stays_within_its_queries(client, kind):
    page = change(make.ITEM_FACTORIES[kind](), summary="Korter.", change_note="De samenvatting is korter.")
    assert "Korter." not in words(client, f"{page.permalink}/versies/1/")
    client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        assert "De samenvatting is korter." in client.get(page.url).content.decode()
    assert len(captured) <= MOST_ON_A_PAGE


def test_an_item_from_before_versions_were_kept_tells_its_next_change(client):
    pages = [make.FindingPageFactory(title="Eenmaal"), make.FindingPageFactory(title="Vaker")]
    first = timezone.now() - timedelta(days=400)
    for page, last in zip(pages, (first, first + timedelta(days=30)), strict=True):
        type(page).objects.filter(pk=page.pk).update(first_published_at=first, last_published_at=last)
    kept = change(make.TipPageFactory(), change_note="Anders.")
    PublishedChange.objects.exclude(page=kept).delete()
    migrate = import_module("portal.core.migrations.0014_first_versions").write_down_what_stands_on_the_site
    migrate(apps, None)
    migrate(apps, None)
    told = PublishedChange.objects.exclude(page=kept).order_by("page").values_list("number", "kind", "published_at")
    assert list(told) == [(1, "first", first), (1, "changed", first + timedelta(days=30))]
    assert kept.published_changes.count() == 2
    page = change(pages[0], title="Nu zo", change_note="De titel is duidelijker.")
    assert "De titel is duidelijker." in words(client, page.url)
    assert "Eenmaal" in words(client, f"{page.permalink}/versies/1/")


def test_an_earlier_version_shows_where_it_was_and_where_it_came_from_and_no_draft(client):
    page = make.ProductPageFactory(
        title="Routekaart",
        live=False,
        makers="Gemeente Zwolle",
        provenance="experienced",
        provenance_note="het wijkteam in Zwolle",
    )
    gone, draft = make.DocumentFactory(title="Teruggehaald"), make.ActionPageFactory(live=False, title="Geheim")
    page.places = [
        ProductPlace(document=gone),
        ProductPlace(address=make.ExternalAddressFactory(stored_copy=gone), note="Ook te bestellen."),
    ]
    page.action_ties = [ProductAction(action=make.ActionPageFactory(title="Toen")), ProductAction(action=draft)]
    page.save_revision().publish()
    page = change(page, places=[], action_ties=[], change_note="Korter.")
    make.FindingPageFactory(title="Van later").product_ties.create(product=page)
    old = f"{page.permalink}/versies/1/"
    shown = words(client, old)
    for said in ("Waar te vinden", "Ook te bestellen.", "Gemeente Zwolle", "Ervaren in het wijkteam in Zwolle", "Toen"):
        assert said in shown, said
    for other in ("Teruggehaald", "Bewaarde kopie", "Geheim", "Van later"):
        assert other not in client.get(old).content.decode(), other
    assert "Niet alle bestanden van toen zijn nu nog openbaar." in shown


def test_the_number_of_queries_of_a_version_does_not_grow_with_its_files(client):
    numbers = []
    for count in (1, 4):
        page = make.ProductPageFactory(live=False)
        files = [make.DocumentFactory() for _ in range(2 * count)]
        page.places = [ProductPlace(document=file) for file in files]
        page.places.add(*[ProductPlace(address=make.ExternalAddressFactory(stored_copy=file)) for file in files])
        page.body = [("download", {"document": file, "label": ""}) for file in files]
        page.save_revision().publish()
        page = change(page, summary="Korter.", places=list(page.places.all())[:count], change_note="Korter.")
        client.get(f"{page.permalink}/versies/1/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{page.permalink}/versies/1/").status_code == 200
        numbers.append(len(captured) - reading(page.published_changes.get(number=1).revision))
    assert numbers[0] == numbers[1]
