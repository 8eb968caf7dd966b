"""A new collectief comes whole, and making it again only mends."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowTask

from collectieven.models import CollectiefPage
from portal.core.models import Region
from portal.findings.models import FindingSectionPage
from portal.teams.establishing import AddressTaken, establish
from portal.teams.models import Team
from portal.teams.selectors import is_national, team_of, teams_of, with_people
from products.models import ProductSectionPage
from tests import factories
from themes.models import TipSectionPage

pytestmark = pytest.mark.django_db
SECTIONS = [FindingSectionPage, ProductSectionPage, TipSectionPage]


def counts() -> dict[str, int]:
    return {
        "pages": Page.objects.count(),
        "groups": Group.objects.count(),
        "collections": Collection.objects.count(),
        "workflows": Workflow.objects.count(),
        "tasks": GroupApprovalTask.objects.count(),
        "rights": sum(group.page_permissions.count() + group.collection_permissions.count() for group in all_groups()),
    }


def all_groups():
    return Group.objects.all()


def test_a_new_collectief_gets_its_page_parts_groups_files_and_workflow():
    establishment = establish(region=Region(name="Zwolle", cbs_code="GM0193"), mailbox="zwolle@voorbeeld.test")
    team = establishment.team
    assert (team.region.slug, team.mailbox) == ("zwolle", "zwolle@voorbeeld.test")
    assert (team.writers.name, team.editors.name) == ("Redacteur Zwolle", "Eindredacteur Zwolle")
    assert team.collection.name == "Zwolle"
    page = CollectiefPage.objects.get(region=team.region)
    assert not page.live, "only its own people know what the page should say"
    assert page.key == "collectief-zwolle"
    for part in [page, *(model.objects.get(region=team.region) for model in SECTIONS)]:
        workflow = part.get_workflow()
        assert workflow == team.workflow
        assert [list(task.specific.groups.all()) for task in workflow.tasks] == [[team.editors]]
    assert "groep Redacteur Zwolle" in establishment.made


def test_making_it_again_makes_nothing_twice():
    team = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    before = counts()
    again = establish(region=team.region, mailbox="zwolle@voorbeeld.test")
    assert (again.made, again.team, counts()) == ([], team, before)


def test_making_it_again_mends_what_went_missing_and_leaves_what_people_changed():
    team = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    before = counts()
    ProductSectionPage.objects.get(region=team.region).delete()
    TipSectionPage.objects.get(region=team.region).unpublish()
    team.writers.page_permissions.all().delete()
    team.editors.name = "Eindredactie van Zwolle en Kampen"
    team.editors.save()
    made = establish(region=team.region, mailbox="").made
    assert counts() == before
    assert "eigen deel van de producten" in made
    assert "eigen deel van de tips weer zichtbaar" in made
    assert "rechten van de groep Redacteur Zwolle" in made
    team.refresh_from_db()
    assert (team.editors.name, team.mailbox) == ("Eindredactie van Zwolle en Kampen", "zwolle@voorbeeld.test")


def test_making_it_again_mends_the_workflow_too():
    team = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    task = team.workflow.tasks.get().specific

    def mended() -> bool:
        made = establish(region=team.region, mailbox="").made
        workflow = Workflow.objects.get(pk=team.workflow_id)
        steps = [list(one.specific.groups.all()) for one in workflow.tasks.filter(active=True)]
        assert (workflow.active, steps) == (True, [[team.editors]])
        return made == ["stap ‘nakijken’ van de werkstroom"]

    task.groups.clear()
    assert mended()
    GroupApprovalTask.objects.filter(pk=task.pk).update(active=False)
    assert mended()
    team.workflow.workflow_tasks.all().delete()
    assert mended()
    Workflow.objects.filter(pk=team.workflow_id).update(active=False)
    assert mended()
    assert establish(region=team.region, mailbox="").made == []


def test_making_it_again_leaves_steps_that_people_added():
    team = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    other = GroupApprovalTask.objects.create(name="Ook de wethouder")
    WorkflowTask.objects.create(workflow=team.workflow, task=other.task_ptr, sort_order=1)
    assert establish(region=team.region, mailbox="").made == []
    assert team.workflow.tasks.count() == 2


def test_an_existing_collectief_of_the_report_gets_a_team_and_keeps_its_page():
    page = factories.CollectiefPageFactory(title="Arnhem", region=factories.RegionFactory(name="Arnhem", slug="arnhem"))
    establishment = establish(region=page.region, mailbox="arnhem@voorbeeld.test")
    assert CollectiefPage.objects.get(region=page.region).live
    assert "pagina van het collectief, als concept" not in establishment.made


def test_a_page_of_something_else_at_its_address_is_said_and_nothing_is_made():
    factories.ProductPageFactory(title="Zwolle")
    before = counts()
    with pytest.raises(AddressTaken, match="staat al een pagina met het adres ‘zwolle’"):
        establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test")
    assert counts() == before
    assert not Region.objects.filter(name="Zwolle").exists()


def test_the_address_of_a_section_leads_to_the_list_of_that_place(client):
    team = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    product = factories.ProductPageFactory(
        parent=ProductSectionPage.objects.get(region=team.region), title="Zwolse kaart", regions=[team.region]
    )
    response = client.get("/producten/zwolle/", follow=True)
    assert response.redirect_chain == [("/producten/?regio=zwolle", 302)]
    assert "Zwolse kaart" in response.content.decode()
    assert product.get_url() == "/producten/zwolle/zwolse-kaart/"
    page = client.get(product.get_url())
    assert page.status_code == 200
    assert "/producten/zwolle/" in page.content.decode(), "the way up stands above the page"
    assert "/producten/zwolle/<" not in client.get("/sitemap.xml").content.decode()


def test_a_new_page_in_a_section_has_the_place_ticked_already():
    team = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    user = factories.UserFactory()
    user.groups.add(team.writers)
    client = Client()
    client.force_login(user)
    section = FindingSectionPage.objects.get(region=team.region)
    html = client.get(f"/beheer/pages/add/findings/findingpage/{section.pk}/").content.decode()
    ticked = [line for line in html.split("<input") if f'name="regions" value="{team.region.pk}"' in line]
    assert "checked" in ticked[0]


def test_the_command_makes_a_collectief_and_says_what_it_made(capsys):
    call_command("create_collectief", "Zwolle", "--mailbox", "zwolle@voorbeeld.test", "--cbs-code", "GM0193")
    assert "Zwolle kan beginnen." in capsys.readouterr().out
    call_command("create_collectief", "zwolle")
    assert "Bij Zwolle ontbrak niets." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Zwolle"], "--mailbox"),
        (["Zwolle", "--mailbox", "geen adres"], "e-mailadres"),
        (["Zwolle", "--mailbox", "team@gmail.com"], "privéadres"),
        (["Zwolle", "--mailbox", "a@b.nl", "--cbs-code", "0193"], "GM"),
        (["!!!", "--mailbox", "redactie@b.nl"], "minstens één letter"),
        (["", "--mailbox", "a@b.nl"], "leeg"),
    ],
)
def test_the_command_says_what_is_wrong_and_makes_nothing(arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("create_collectief", *arguments)
    assert not Team.objects.exists()
    assert not Region.objects.exists()


def test_a_page_knows_its_team_and_a_person_the_own_teams():
    zwolle = establish(region=Region(name="Zwolle"), mailbox="zwolle@voorbeeld.test").team
    arnhem = establish(region=Region(name="Arnhem"), mailbox="arnhem@voorbeeld.test").team
    section = FindingSectionPage.objects.get(region=zwolle.region)
    assert team_of(section) == team_of(factories.FindingPageFactory(parent=section)) == zwolle
    assert team_of(CollectiefPage.objects.get(region=arnhem.region)) == arnhem
    assert team_of(factories.FindingPageFactory()) is None
    writer, national = factories.UserFactory(), factories.UserFactory()
    writer.groups.add(zwolle.writers, arnhem.editors)
    national.groups.add(Group.objects.get(name="Landelijke eindredacteur"))
    assert list(teams_of(writer)) == [arnhem, zwolle]
    assert not is_national(writer)
    assert is_national(national)
    assert with_people(Team.objects.filter(pk=zwolle.pk)).values("writers_count", "editors_count").get() == {
        "writers_count": 1,
        "editors_count": 0,
    }
