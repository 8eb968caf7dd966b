"""The first day: a Redacteur of a collectief writes and submits a finding, its Eindredacteur publishes it."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.core.models import PortalDocument
from portal.findings.models import FindingPage, FindingSectionPage
from tests.factories import SMALL_PDF, AudienceFactory, ProductPageFactory, RegionFactory, ThemeFactory
from tests.redactie.admin_forms import errors, messages, needed_to_publish, read_form

TITLE = "Samen aan tafel werkt"
ADDRESS = "/bevindingen/zwolle/samen-aan-tafel-werkt/"


@pytest.fixture
def ties(db) -> dict:
    return {
        "theme": ThemeFactory(name="Eerder melden"),
        "region": RegionFactory(name="Zwolle", slug="zwolle"),
        "audience": AudienceFactory(name="Huisartsen"),
        "product": ProductPageFactory(title="Routekaart"),
    }


@pytest.fixture
def checker(redacteur, account, sign_in) -> Client:
    return sign_in(account("Eindredacteur Zwolle"))


def upload(client: Client) -> PortalDocument:
    """A PDF through the chooser, as from the page's form: uploaded, the report looked at, and used."""
    response = client.post(
        reverse("wagtaildocs_chooser:create"),
        {
            "document-chooser-upload-title": "Verslag van de avond",
            "document-chooser-upload-file": SimpleUploadedFile("verslag.pdf", SMALL_PDF, "application/pdf"),
        },
    )
    document = PortalDocument.objects.get(title="Verslag van de avond")
    shown = BeautifulSoup(response.json()["htmlFragment"], "html.parser")
    assert "Nagekeken" in shown.get_text()
    response = client.post(shown.find("form")["action"])
    assert response.json()["step"] == "chosen", response.content.decode()
    return document


def write(client: Client, ties: dict, document: PortalDocument, **button) -> FindingPage:
    """Fill in the form for a new finding and press a button."""
    address = reverse("wagtailadmin_pages:add", args=["findings", "findingpage", FindingSectionPage.objects.get().pk])
    form = read_form(client.get(address), "#page-edit-form")
    form |= needed_to_publish()
    form |= {
        "title": TITLE,
        "slug": "samen-aan-tafel-werkt",
        "summary": "Wie elkaar kent, belt eerder.",
        "themes": [ties["theme"].pk],
        "regions": [ties["region"].pk],
        "audiences": [ties["audience"].pk],
        "product_ties-TOTAL_FORMS": "1",
        "product_ties-0-product": ties["product"].pk,
        "product_ties-0-ORDER": "1",
        "documents-TOTAL_FORMS": "1",
        "documents-0-document": document.pk,
        "documents-0-label": "Verslag",
        "documents-0-ORDER": "1",
    }
    form |= nested_form_data({"body": streamfield([("text", rich_text("<p>We aten soep.</p>"))])})
    response = client.post(address, form | button, follow=True)
    assert FindingPage.objects.filter(title=TITLE).exists(), messages(response) + errors(response)
    return FindingPage.objects.get(title=TITLE)


def test_a_finding_goes_from_the_redacteur_over_the_eindredacteur_to_the_public(ties, redacteur, checker, client):
    document = upload(redacteur)
    page = write(redacteur, ties, document, **{"action-submit": "1"})
    assert not page.live
    assert page.current_workflow_task.name == "Nakijken door Eindredacteur Zwolle"
    assert client.get(ADDRESS).status_code == 404
    assert client.get(document.url).status_code == 404

    dashboard = checker.get(reverse("wagtailadmin_home")).content.decode()
    assert TITLE in dashboard
    task = page.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    assert checker.post(approve, follow=True).status_code == 200

    public = client.get(ADDRESS)
    assert public.status_code == 200
    for text in (TITLE, "We aten soep.", "Eerder melden", "Zwolle", "Huisartsen", "Routekaart", "Verslag"):
        assert text in public.content.decode(), text
    download = client.get(document.url)
    assert download.status_code == 200
    assert b"".join(download.streaming_content) == SMALL_PDF
    assert TITLE in client.get("/bevindingen/").content.decode()


def test_a_redacteur_cannot_publish_not_even_by_sending_the_button_that_is_not_shown(ties, redacteur, client):
    page = write(redacteur, ties, upload(redacteur), **{"action-publish": "1"})
    page.refresh_from_db()
    assert not page.live
    assert client.get(ADDRESS).status_code == 404
    screen = redacteur.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "action-submit" in screen
    assert "action-publish" not in screen


def test_a_redacteur_cannot_approve_the_own_finding(ties, redacteur):
    page = write(redacteur, ties, upload(redacteur), **{"action-submit": "1"})
    task = page.current_workflow_task_state
    redacteur.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]))
    page.refresh_from_db()
    assert not page.live
    assert page.workflow_in_progress


def test_a_draft_may_be_kept_half_but_not_submitted(ties, redacteur):
    address = reverse("wagtailadmin_pages:add", args=["findings", "findingpage", FindingSectionPage.objects.get().pk])
    form = read_form(redacteur.get(address), "#page-edit-form") | {
        "title": "Half af",
        "slug": "half-af",
        "body-count": "0",
    }
    redacteur.post(address, form)
    page = FindingPage.objects.get(title="Half af")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(redacteur.get(address), "#page-edit-form") | {"body-count": "0", "action-submit": "1"}
    response = redacteur.post(address, form)
    assert "verplicht" in errors(response)
    page.refresh_from_db()
    assert not page.workflow_in_progress


def test_the_eindredacteur_writes_and_publishes_in_one_go(ties, checker, client):
    write(checker, ties, upload(checker), **{"action-publish": "1"})
    assert client.get(ADDRESS).status_code == 200


def test_the_same_product_twice_gives_a_message_and_no_error_page(ties, redacteur):
    address = reverse("wagtailadmin_pages:add", args=["findings", "findingpage", FindingSectionPage.objects.get().pk])
    form = read_form(redacteur.get(address), "#page-edit-form") | {
        "title": "Dubbel",
        "slug": "dubbel",
        "body-count": "0",
    }
    form |= {"product_ties-TOTAL_FORMS": "2"}
    for number in range(2):
        form |= {f"product_ties-{number}-product": ties["product"].pk, f"product_ties-{number}-ORDER": number + 1}
    response = redacteur.post(address, form)
    assert response.status_code == 200
    assert "product" in errors(response)
    assert not FindingPage.objects.filter(title="Dubbel").exists()


def test_a_row_that_an_automatic_save_has_just_stored_is_not_stored_twice(ties, redacteur):
    """The form did not know the row's number yet when the button was pressed."""
    page = write(redacteur, ties, upload(redacteur), **{"action-save": "1"})
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(redacteur.get(address), "#page-edit-form") | {"body-count": "0"}
    for rows in ("product_ties", "documents"):
        form |= {f"{rows}-INITIAL_FORMS": "0", f"{rows}-0-id": ""}
    response = redacteur.post(address, form | {"action-submit": "1"})
    assert response.status_code == 302
    for saved in (page, page.get_latest_revision_as_object()):
        assert [tie.product.title for tie in saved.product_ties.all()] == ["Routekaart"]
        assert [tie.document.title for tie in saved.documents.all()] == ["Verslag van de avond"]


def test_what_is_really_new_is_added_to_what_is_stored(ties, redacteur):
    page = write(redacteur, ties, upload(redacteur), **{"action-save": "1"})
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(redacteur.get(address), "#page-edit-form") | {"body-count": "0"}
    other = ProductPageFactory(title="Handleiding")
    form |= {"product_ties-TOTAL_FORMS": "2", "product_ties-1-product": other.pk, "product_ties-1-ORDER": "2"}
    redacteur.post(address, form)
    assert {tie.product.title for tie in page.product_ties.all()} == {"Routekaart", "Handleiding"}
