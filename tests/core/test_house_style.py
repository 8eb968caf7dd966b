"""The house style of a municipality: chosen per site in the admin, or named in a setting for the whole portal."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from portal.core.models import PortalSettings

pytestmark = pytest.mark.django_db


def sheets(client) -> list[str]:
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    return [link["href"] for link in soup.find_all("link", rel="stylesheet")]


def choose(name: str) -> None:
    PortalSettings.objects.update_or_create(site=Site.objects.get(), defaults={"house_style": name})


def test_the_portal_has_its_own_look_unless_told():
    assert PortalSettings(site=Site.objects.get()).house_style_sheet == ""


def test_a_site_wears_the_house_style_that_the_editor_chose_after_the_main_sheet(client):
    choose("amarant")
    main, chosen = sheets(client)
    assert "css/site" in main
    assert "css/themes/amarant" in chosen


def test_a_setting_dresses_every_site_that_did_not_choose(client, settings):
    settings.HOUSE_STYLE = "amarant"
    assert "css/themes/amarant" in sheets(client)[-1]


def test_a_sheet_that_is_gone_leaves_the_own_look_and_breaks_nothing(client):
    choose("weggehaald")
    assert len(sheets(client)) == 1


def test_letters_that_a_house_style_may_not_use_are_not_fetched_ahead(client):
    assert b'rel="preload"' in client.get("/").content
    choose("amarant")
    assert b'rel="preload"' not in client.get("/").content


def test_the_editor_chooses_from_the_shipped_sheets(admin_client):
    address = f"/beheer/settings/core/portalsettings/{Site.objects.get().pk}/"
    soup = BeautifulSoup(admin_client.get(address).content, "html.parser")
    options = [option.get_text() for option in soup.find("select", {"name": "house_style"}).find_all("option")]
    assert options[1:] == ["Amarant"]
