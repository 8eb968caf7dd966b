"""‘Zo publiceert u’ and the handbook: an editor finds them, and what they name is there."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.urls import reverse

from portal.bundles.changing import add_page
from portal.bundles.models import Bundle
from portal.core.dashboard_numbers import registered_numbers
from portal.linkcheck.models import CheckedAddress
from portal.teams.models import Team
from tests import factories
from tests.browser.handbook import FOLDER, too_large
from tests.second_factor import code_of
from tests.served import ROOT

ADDRESS = "/beheer/zo-publiceert-u/"


def told(response) -> str:
    assert response.status_code == 200, response.status_code
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_a_new_editor_finds_both_pages_in_the_menu_and_on_the_first_screen(redacteur):
    screen = redacteur.get("/beheer/")
    menu = re.findall(r'"url": ?"([^"]+)"', html.unescape(screen.content.decode()))
    panels = [link["href"] for link in BeautifulSoup(screen.content, "html.parser").select("#start-panel a, section a")]
    for name in ("redactie_how_to_publish", "redactie_help"):
        assert reverse(name) in menu
        assert reverse(name) in panels
        assert redacteur.get(reverse(name)).status_code == 200
    assert f'href="{ADDRESS}"' in redacteur.get(reverse("redactie_help")).content.decode()


@pytest.fixture
def screens(client, account, redacteur, own_part) -> str:
    """All that a new editor of Zwolle reads on the way from the first login to submitting."""
    rita = account("Redacteur Zwolle", username="nieuw")
    door = client
    door.post("/beheer/login/", {"login": rita.username, "password": "een lang wachtwoord"})
    setting_up = door.get("/beheer/tweede-stap/instellen/")
    secret = BeautifulSoup(setting_up.content, "html.parser").select_one(".account__secret").get_text(strip=True)
    codes = door.post("/beheer/tweede-stap/instellen/", {"code": code_of(secret)}, follow=True)
    page = factories.FindingPageFactory(parent=own_part, live=False)
    page.save_revision()
    bundle = Bundle.objects.create(title="Start", team=Team.objects.get(region__name="Zwolle"))
    add_page(bundle, page, rita)
    addresses = [
        "/beheer/",
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("moderation_check_links", args=[page.pk]),
        reverse("bundles_index"),
        reverse("bundles_new"),
        reverse("bundles_pages", args=[bundle.pk]),
        bundle.get_absolute_url(),
    ]
    texts = [setting_up, codes, *(redacteur.get(address) for address in addresses)]
    return " ".join([*map(told, texts), *(html.unescape(text.content.decode()) for text in texts)])


def test_every_button_and_field_that_the_page_names_is_in_the_admin_under_that_name(redacteur, screens):
    soup = BeautifulSoup(redacteur.get(ADDRESS).content, "html.parser")
    named = [strong.get_text(" ", strip=True) for strong in soup.select(".w-prose li strong, .w-prose p strong")]
    assert len(named) > 20
    assert [name for name in named if name not in screens] == []


def test_every_picture_of_the_admin_that_a_text_shows_is_there_and_none_lies_unused(redacteur):
    page = BeautifulSoup(redacteur.get(ADDRESS).content, "html.parser")
    on_page = {image["src"].rsplit("/", 1)[1]: image["alt"] for image in page.select(".w-prose img")}
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    in_handbook = {
        name: alt for alt, name in re.findall(r"!\[([^]]+)\]\(\.\./static/redactie/beelden/(\S+)\)", handbook)
    }
    assert len(on_page) >= 8
    assert len(in_handbook) >= 10
    assert all(len(alt) > 30 for alt in [*on_page.values(), *in_handbook.values()])
    assert set(on_page) | set(in_handbook) == {file.name for file in FOLDER.glob("*.webp")}
    assert too_large() == []
    assert all(finders.find(f"redactie/beelden/{name}") for name in on_page)


def test_the_contents_of_the_handbook_lead_to_its_sections():
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (.+)$", handbook, re.MULTILINE)
    assert sections[0] == "Op deze pagina"
    assert len(sections) == len(set(sections)) > 20
    assert re.findall(r"^- \[([^]]+)\]\(#", handbook, re.MULTILINE) == sections[1:]
    for name, anchor in re.findall(r"^- \[([^]]+)\]\(#([^)]+)\)$", handbook, re.MULTILINE):
        assert anchor == re.sub(r"[^\w\- ]", "", name.lower()).replace(" ", "-")


def test_the_handbook_names_each_column_of_the_table_on_the_first_screen():
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    told = handbook.split("## Wat aandacht vraagt")[1].split("\n## ")[0]
    for number in registered_numbers():
        assert number.label.lower() in told.lower(), number.label
    assert CheckedAddress.State.FALTERING.label in handbook.lower()


def test_no_two_points_of_the_handbook_begin_with_the_same_sentence():
    handbook = (ROOT / "docs" / "redactie.md").read_text(encoding="utf-8")
    points = re.findall(r"^- (.+?[.?!])(?:\s|$)", handbook, re.MULTILINE)
    assert len(points) > 100
    assert {point for point in points if points.count(point) > 1} == set()
