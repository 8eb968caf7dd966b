"""The first screen shows what waits: on somebody, of somebody, and too long; every row leads to its item."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from portal.findings.models import FindingPage
from tests import factories as make

pytestmark = pytest.mark.django_db
HEADINGS = ["Wacht op u", "Van u", "Over tijd"]


def lists(client) -> dict[str, dict[str, str]]:
    """By heading: the address of each row, with what is said of it."""
    panel = BeautifulSoup(client.get("/beheer/").content, "html.parser").find(id="wachtrij-section")
    found = {}
    for heading in panel.select("h3"):
        name, number = heading.get_text(strip=True).removesuffix(")").split(" (")
        items = heading.find_next_sibling().select("li")
        assert int(number) == len(items)
        found[name] = {item.a["href"]: " ".join(item.get_text(" ").split()) for item in items}
    return found


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def submit(page, group: str):
    """Somebody of this group submits the page."""
    writer = make.UserFactory(first_name="Rita", last_name="Bos")
    writer.groups.add(Group.objects.get(name=group))
    item = FindingPage.objects.get(pk=page.pk)
    item.get_workflow().start(item, writer)
    return writer


@pytest.fixture
def client_of():
    from django.test import Client

    def enter(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return enter


def test_what_was_submitted_waits_on_the_eindredacteur_of_the_own_collectief_alone(zwolle, arnhem, person, client_of):
    address = edit_url(zwolle.draft)
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    assert "Ingediend door Rita Bos, sinds vandaag" in lists(person("Eindredacteur Zwolle"))["Wacht op u"][address]
    assert list(lists(client_of(writer))["Van u"]) == [address]
    for other in ("Redacteur Zwolle", "Redacteur Arnhem", "Eindredacteur Arnhem"):
        assert lists(person(other)) == {heading: {} for heading in HEADINGS}, other


def test_a_submission_that_was_sent_back_says_by_whom_and_why(zwolle, client_of):
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    editor = make.UserFactory(first_name="Elly", last_name="de Vries")
    editor.groups.add(Group.objects.get(name="Eindredacteur Zwolle"))
    TaskState.objects.update(started_at=timezone.now() - timedelta(days=20))
    state = TaskState.objects.get()
    state.task.specific.on_action(state, editor, "reject", comment="De bron mist.")
    found = lists(client_of(writer))
    assert "Teruggestuurd door Elly de Vries: ‘De bron mist.’, sinds vandaag" in found["Van u"][edit_url(zwolle.draft)]
    assert found["Over tijd"] == {}, "it waits for the writer since it was sent back"
    TaskState.objects.update(finished_at=timezone.now() - timedelta(days=8))
    assert "al 8 dagen" in lists(client_of(writer))["Over tijd"][edit_url(zwolle.draft)]
    assert lists(client_of(editor))["Wacht op u"] == {}


def test_what_waits_longer_than_a_week_is_over_time_for_both(zwolle, person, client_of):
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    for days, late in ((7, False), (8, True)):
        TaskState.objects.update(started_at=timezone.now() - timedelta(days=days))
        for someone in (person("Eindredacteur Zwolle"), client_of(writer)):
            found = lists(someone)["Over tijd"]
            assert (edit_url(zwolle.draft) in found) is late
    assert "al 8 dagen" in found[edit_url(zwolle.draft)]


def test_an_empty_queue_says_so_and_who_changes_no_pages_has_none(redacteur, account, sign_in):
    screen = redacteur.get("/beheer/").content.decode()
    for said in ("Er wacht niets op u.", "U hebt niets ingediend dat nog wacht.", "Er wacht niets te lang."):
        assert said in screen
    assert "wachtrij" not in sign_in(account("Beheerder")).get("/beheer/").content.decode()


def test_a_long_queue_costs_no_more_queries_than_a_short_one(zwolle, person):
    editor = person("Eindredacteur Zwolle")
    numbers = []
    for count in (1, 4):
        for _ in range(count):
            submit(make.FindingPageFactory(parent=zwolle.draft.get_parent(), live=False), "Redacteur Zwolle")
        editor.get("/beheer/")
        with CaptureQueriesContext(connection) as captured:
            assert len(lists(editor)["Wacht op u"]) == len(numbers) * 4 + 1
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]
