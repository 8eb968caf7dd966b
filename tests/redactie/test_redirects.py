"""An address that changes keeps working."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from portal.findings.models import FindingIndexPage, FindingPage
from portal.home.models import HomePage
from tests.factories import FindingPageFactory, StandardPageFactory
from tests.redactie.admin_forms import all_needed_to_publish, messages, read_form


@pytest.fixture
def rename(django_capture_on_commit_callbacks) -> Callable:
    """Another slug by the form of the page. Wagtail writes the redirect when the database has kept the change."""

    def rename(client, page, slug: str, button: str = "action-publish") -> None:
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        form = read_form(client.get(address), "#page-edit-form") | {"body-count": "0", "slug": slug, button: "1"}
        form |= all_needed_to_publish()
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(address, form).status_code == 302

    return rename


def test_a_published_page_with_another_slug_is_found_at_its_old_address(eindredacteur, client, rename):
    page = StandardPageFactory(slug="privacyregels")
    rename(eindredacteur, page, "privacy-en-cookies")
    response = client.get("/privacyregels/?kleur=rood")
    assert response.status_code == 301
    assert response["Location"] == "/privacy-en-cookies/"
    assert client.get("/privacy-en-cookies/").status_code == 200


def test_the_old_address_of_a_page_that_has_no_public_page_any_more_tells_nothing(eindredacteur, client, rename):
    page = StandardPageFactory(slug="openbaar")
    rename(eindredacteur, page, "geheim-plan")
    assert "geheim-plan" in client.get("/openbaar/")["Location"]
    page.refresh_from_db()
    page.unpublish()
    assert "geheim" not in client.get("/openbaar/").headers.get("Location", "")
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "geheim" not in client.get("/openbaar/").headers.get("Location", "")


def test_the_old_slug_of_a_draft_does_not_tell_the_new_one(redacteur, own_part, client, rename):
    page = FindingPageFactory(parent=own_part, slug="geheim-plan", live=False)
    rename(redacteur, page, "ander-plan", button="action-save")
    assert Redirect.objects.exists(), "Wagtail writes one for a draft too"
    assert client.get(f"{own_part.url}geheim-plan/").status_code == 404


def test_a_new_slug_in_a_draft_changes_nothing_for_the_public(redacteur, own_part, client, rename):
    page = FindingPageFactory(parent=own_part, slug="soep-eten")
    rename(redacteur, page, "anders", button="action-save")
    assert client.get(f"{own_part.url}soep-eten/").status_code == 200
    assert client.get(f"{own_part.url}anders/").status_code == 404


def test_a_page_that_moves_is_found_at_its_old_address(eindredacteur, client, django_capture_on_commit_callbacks):
    page = FindingPageFactory(slug="samen-aan-tafel")
    section = HomePage.objects.get().add_child(instance=FindingIndexPage(title="Zwolle", slug="zwolle"))
    move = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, section.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert eindredacteur.post(move).status_code == 302
    assert client.get("/bevindingen/samen-aan-tafel/")["Location"] == "/zwolle/samen-aan-tafel/"
    assert client.get("/zwolle/samen-aan-tafel/").status_code == 200


def test_an_eindredacteur_makes_a_redirect_and_a_redacteur_cannot(eindredacteur, redacteur, client):
    page = FindingPageFactory()
    assert page.live
    assert FindingPage.objects.count() == 1
    data = {"old_path": "/oud/", "is_permanent": "on", "redirect_page": page.pk, "site": "", "redirect_link": ""}
    assert redacteur.get(reverse("wagtailredirects:add")).status_code == 302
    redacteur.post(reverse("wagtailredirects:add"), data)
    assert client.get("/oud/").status_code == 404
    response = eindredacteur.post(reverse("wagtailredirects:add"), data, follow=True)
    assert "toegevoegd" in messages(response)
    assert client.get("/oud/")["Location"] == page.url
