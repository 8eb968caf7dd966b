"""The form ‘Nieuw collectief’ and the list of collectieven, for the Beheerder alone."""

import pytest
from bs4 import BeautifulSoup

from portal.core.models import Region
from portal.teams.models import Team
from tests import factories
from tests.redactie.admin_forms import messages

pytestmark = pytest.mark.django_db
NEW = "/beheer/collectieven/new/"
FILLED = {"name": "Zwolle", "kind": "gemeente", "cbs_code": "gm0193", "mailbox": "zwolle@voorbeeld.test"}


@pytest.fixture
def beheerder(person):
    return person("Beheerder")


def test_a_beheerder_makes_a_collectief_with_one_form(beheerder):
    response = beheerder.post(NEW, FILLED, follow=True)
    assert "Zwolle kan beginnen. Gemaakt: regio Zwolle, pagina van het collectief" in messages(response)
    team = Team.objects.get()
    assert (team.region.cbs_code, team.mailbox) == ("GM0193", "zwolle@voorbeeld.test")
    listing = beheerder.get("/beheer/collectieven/").content.decode()
    assert "Zwolle" in listing
    assert "0 redacteuren, nog geen eindredacteur" in listing


def test_the_form_is_called_what_the_button_says(beheerder):
    shown = BeautifulSoup(beheerder.get(NEW).content, "html.parser")
    assert shown.title.get_text(strip=True).startswith("Nieuw collectief -")
    assert next(one.get_text(strip=True) for one in shown.select("main h1, main h2")) == "Nieuw collectief"
    assert "Nieuw: " not in shown.get_text()


def test_a_region_that_is_known_already_can_be_chosen(beheerder):
    region = factories.RegionFactory(name="Arnhem", slug="arnhem")
    beheerder.post(NEW, {"known_region": region.pk, "kind": "gemeente", "mailbox": "arnhem@voorbeeld.test"})
    assert Team.objects.get().region == region


def test_saving_the_mailbox_also_mends_what_is_missing(beheerder):
    beheerder.post(NEW, FILLED)
    team = Team.objects.get()
    team.writers.permissions.clear()
    edit = f"/beheer/collectieven/edit/{team.pk}/"
    response = beheerder.post(edit, {"mailbox": "nieuw@voorbeeld.test"}, follow=True)
    assert "postbus nieuw@voorbeeld.test, rechten van de groep Redacteur Zwolle" in messages(response)
    response = beheerder.post(edit, {"mailbox": "nieuw@voorbeeld.test"}, follow=True)
    assert "Zwolle is bijgewerkt. Er ontbrak niets." in messages(response)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "Kies een regio, of vul de naam van een nieuwe regio in."),
        ({"name": "arnhem"}, "‘Arnhem’ staat al in de lijst van regio’s."),
        ({"name": "!!!"}, "De naam heeft minstens één letter of cijfer nodig."),
        ({"name": "<b>Almelo</b>"}, "Gebruik geen &lt; of &gt; in de naam."),
        ({"cbs_code": "193"}, "Een CBS-code is ‘GM’ met vier cijfers"),
        ({"cbs_code": "GM01930"}, "niet meer dan 6 tekens"),
        ({"kind": "planeet"}, "Selecteer een geldige keuze"),
        ({"mailbox": "geen adres"}, "Voer een geldig e-mailadres in"),
        ({"name": "Deventer"}, "staat al een pagina met het adres ‘deventer’"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(beheerder, changes, message):
    factories.RegionFactory(name="Arnhem", slug="arnhem")
    factories.TipPageFactory(title="Deventer")
    response = beheerder.post(NEW, {**FILLED, **changes})
    assert message in response.content.decode()
    assert not Team.objects.exists()
    assert list(Region.objects.values_list("name", flat=True)) == ["Arnhem"]


def test_a_region_and_a_name_together_are_refused(beheerder):
    region = factories.RegionFactory(name="Arnhem", slug="arnhem")
    response = beheerder.post(NEW, {**FILLED, "known_region": region.pk})
    assert "U koos hierboven al een regio." in response.content.decode()


@pytest.mark.parametrize("group", ["Landelijke eindredacteur", "Redacteur Zwolle", "Eindredacteur Zwolle"])
def test_nobody_else_makes_or_lists_collectieven(zwolle, person, group):
    client = person(group)
    for address in (NEW, "/beheer/collectieven/", f"/beheer/collectieven/edit/{zwolle.team.pk}/"):
        assert client.get(address).status_code == 302, address
    client.post(NEW, FILLED)
    assert Team.objects.count() == 1
