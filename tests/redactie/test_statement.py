"""The form of the accessibility statement: a status that needs an investigation is refused without its report."""

import pytest
from django.urls import reverse

from tests.factories import AccessibilityStatementPageFactory
from tests.redactie.admin_forms import errors, read_form

TEST = {"title": "Onderzoek", "how": "Door een onderzoeker.", "outcome": "", "tested_on": "", "ORDER": "1", "id": ""}


def save(client, page, status: str, **test: str):
    """Publish with this status and one test with these fields."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = read_form(client.get(address), "#page-edit-form") | {"untested-count": "0", "body-count": "0"}
    row = {f"tests-0-{name}": value for name, value in {**TEST, "report_url": "", **test}.items()}
    return client.post(address, form | row | {"tests-TOTAL_FORMS": "1", "status": status, "action-publish": "1"})


@pytest.fixture
def page(db):
    return AccessibilityStatementPageFactory(status="E")


@pytest.mark.parametrize("status", ["A", "B"])
def test_status_a_or_b_without_a_report_is_refused_with_what_to_do(eindredacteur, page, status):
    response = save(eindredacteur, page, status)
    assert "Zet bij ‘Wat is getest’ een test met het adres van het rapport" in errors(response)
    assert read_form(response, "#page-edit-form")["tests-0-how"] == "Door een onderzoeker."
    page.refresh_from_db()
    assert page.status == "E"


@pytest.mark.parametrize("removed", ["", "1"])
def test_status_b_needs_a_report_that_stays(eindredacteur, page, removed):
    response = save(eindredacteur, page, "B", report_url="https://voorbeeld.test/rapport", DELETE=removed)
    page.refresh_from_db()
    assert (response.status_code, page.status) == ((200, "E") if removed else (302, "B"))


def test_another_status_needs_none(eindredacteur, page):
    assert save(eindredacteur, page, "C").status_code == 302
    page.refresh_from_db()
    assert page.status == "C"
