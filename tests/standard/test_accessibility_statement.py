"""The accessibility statement: what an editor filled in, in the order of the model, honest about what is missing."""

import datetime
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from portal.core.models import PortalSettings
from portal.standard.models import AccessibilityStatementPage, StandardPage
from tests import factories as make

pytestmark = pytest.mark.django_db
MIGRATION = "portal.standard.migrations.0003_statement_from_plain_page"
Status = AccessibilityStatementPage.Status


def main_of(client, page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser").main


def facts_under(main: BeautifulSoup, heading: str) -> dict[str, str]:
    facts = main.find("h3", string=heading).find_next("dl")
    return {
        term.text.strip(): " ".join(term.find_next("dd").text.split()).replace("\u200b", "") for term in facts("dt")
    }


def test_a_fresh_statement_claims_nothing(client):
    text = main_of(client, make.AccessibilityStatementPageFactory()).text
    assert "Status E: nog geen toegankelijkheidsverklaring." in text
    assert "heeft haar naam nog niet ingevuld" in text
    assert "Er is nog niets getest." in text
    assert "Er zijn geen problemen bekend." in text
    assert "De redactie heeft nog geen e-mailadres." in text
    assert "nog niet ondertekend" in text


def test_it_follows_the_order_of_the_model(client):
    page = make.AccessibilityStatementPageFactory(untested=[("text", "<p>Safari.</p>")])
    headings = [heading.text for heading in main_of(client, page)("h2")]
    assert headings == [
        "Van wie en waarover",
        "Status",
        "Wat is getest",
        "Wat nog niet is onderzocht",
        "Bekende problemen",
        "Lukt iets niet?",
        "Ondertekening",
    ]


def test_who_answers_for_it_is_named(client):
    page = make.AccessibilityStatementPageFactory(
        organisation="Gemeente Voorbeeld",
        signed_by="gemeentesecretaris",
        stated_on=datetime.date(2026, 11, 3),
        register_number="123",
        answer_within="U krijgt binnen drie weken antwoord.",
    )
    PortalSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"contact_email": "redactie@voorbeeld.test"}
    )
    main = main_of(client, page)
    assert "Gemeente Voorbeeld biedt dit portaal aan" in main.text
    assert "opgesteld op 3 november 2026" in main.text
    assert "Ondertekend door: gemeentesecretaris, Gemeente Voorbeeld." in main.text
    assert "U krijgt binnen drie weken antwoord." in main.text
    assert main.find("a", href="mailto:redactie@voorbeeld.test")
    assert main.find("a", href="https://www.toegankelijkheidsverklaring.nl/register/123")
    assert main.find("a", href="https://www.nationaleombudsman.nl/")


def test_a_known_problem_has_its_cause_consequence_and_plan(client):
    page = make.AccessibilityStatementPageFactory()
    page.problems.create(
        title="De kaart", cause="Zij is een plaatje.", effect="U hoort niets.", plan="Wij maken een lijst."
    )
    page.problems.create(
        title="De film", cause="a", effect="b", alternative="c", plan="d", planned_on=datetime.date(2027, 1, 1)
    )
    page.save_revision().publish()
    main = main_of(client, page)
    assert facts_under(main, "De kaart") == {
        "Oorzaak": "Zij is een plaatje.",
        "Gevolg": "U hoort niets.",
        "Wat wij eraan doen": "Wij maken een lijst.",
    }
    assert facts_under(main, "De film")["Klaar op"] == "1 januari 2027"
    assert "Er zijn geen problemen bekend." not in main.text


def test_a_test_says_how_when_and_what_came_of_it(client):
    page = make.AccessibilityStatementPageFactory()
    page.tests.create(
        title="Onderzoek",
        how="Door een bureau.",
        outcome="Drie fouten.",
        tested_on=datetime.date(2026, 10, 1),
        report_url="https://voorbeeld.test/rapport",
    )
    page.save_revision().publish()
    main = main_of(client, page)
    assert facts_under(main, "Onderzoek") == {
        "Hoe": "Door een bureau.",
        "Uitkomst": "Drie fouten.",
        "Datum": "1 oktober 2026",
        "Rapport": "https://voorbeeld.test/rapport",
    }
    assert main.find("a", href="https://voorbeeld.test/rapport")


@pytest.mark.parametrize("status", Status)
def test_each_status_is_said_and_explained(client, status):
    text = main_of(client, make.AccessibilityStatementPageFactory(status=status)).text
    assert f"Status {status.value}: {status.label}." in text
    assert AccessibilityStatementPage.MEANINGS[status] in text


@pytest.mark.parametrize("number", ["12a", "https://x", "12\n"])
def test_a_register_number_has_figures_only(number):
    page = make.AccessibilityStatementPageFactory()
    page.register_number = number
    with pytest.raises(ValidationError, match="alleen uit cijfers"):
        page.full_clean()


def test_it_is_found_by_its_problems():
    page = make.AccessibilityStatementPageFactory()
    page.problems.create(title="De kaart", cause="plaatje", effect="stil", plan="lijst")
    (entry,) = page.entries()
    assert "De kaart plaatje stil lijst" in entry.text


def test_a_page_of_plain_text_becomes_the_statement_and_keeps_its_address_and_versions(client):
    old = make.StandardPageFactory(
        key="pagina-toegankelijkheid", slug="toegankelijkheid", body=[("text", "<p>Wat wij al zeiden.</p>")]
    )
    import_module(MIGRATION).convert_page(apps, None)
    page = Page.objects.get(pk=old.pk).specific
    assert isinstance(page, AccessibilityStatementPage)
    assert not StandardPage.objects.filter(pk=old.pk).exists()
    assert page.url == old.url
    assert "Wat wij al zeiden." in main_of(client, page).text
    assert "Wat wij al zeiden." in str(page.get_latest_revision_as_object().body)
    assert isinstance(page.get_latest_revision_as_object(), AccessibilityStatementPage)
