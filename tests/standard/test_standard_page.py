"""Pages of plain text: the goals on one, the address of the editors on another."""

import datetime

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from portal.core.models import PortalSettings
from portal.standard.models import CONTACT_KEY
from tests import factories as make

pytestmark = pytest.mark.django_db


def main_of(client, page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser").main


def test_a_goal_has_an_anchor_and_its_lines(client):
    page = make.StandardPageFactory()
    page.goals.create(number=1, text="Beter samenwerken.", source="15")
    page.save_revision().publish()
    goal = main_of(client, page).find(id="doel-1")
    assert goal["data-soort"] == "doel"
    assert goal["data-sleutel"] == "doel-1"
    assert goal["data-bron"] == "15"
    assert "Beter samenwerken." in goal.text


def test_the_contact_page_shows_the_editors_address_once_it_is_filled_in(client):
    page = make.StandardPageFactory(key=CONTACT_KEY)
    assert "nog geen e-mailadres" in main_of(client, page).text
    PortalSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"contact_email": "redactie@voorbeeld.test"}
    )
    assert main_of(client, page).find("a", href="mailto:redactie@voorbeeld.test")


def test_a_date_of_checking_stands_there_in_dutch(client):
    page = make.StandardPageFactory(checked_on=datetime.date(2026, 11, 3))
    assert "Gecontroleerd op 3 november 2026." in main_of(client, page).text
