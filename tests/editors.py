"""People of the editors' groups, each signed in by the real login."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.core.models import Region
from portal.findings.models import FindingSectionPage
from portal.teams.establishing import SECTIONS, collectief_page, follow_workflow, give_rights, new_team
from portal.teams.models import Team
from tests.factories import UserFactory
from tests.second_factor import give_factor, take_second_step

PASSWORD = "een lang wachtwoord"
NATIONAL = "Landelijke eindredacteur"


def quick_team(name: str) -> Team:
    """The team of a place with its own rights and parts, as `establish` makes it, but without versions of the pages."""
    region, _ = Region.objects.get_or_create(name=name)
    with disable_reference_index_auto_update():
        page = collectief_page(region, [])
        sections = [
            under.objects.get().add_child(instance=model(title=name, slug=region.slug, region=region))
            for under, model, _what in SECTIONS
        ]
    team = new_team(region, f"{name.lower()}@voorbeeld.test", [])
    give_rights(team, page, sections, [])
    follow_workflow(team, [page, *sections], [])
    return team


@pytest.fixture
def account(db) -> Callable:
    """`account("Redacteur Zwolle")` makes somebody in these groups, and the team of Zwolle when it is not there yet."""

    def make(*groups: str, **fields):
        for name in groups:
            role, _, place = name.partition(" ")
            if role in {"Redacteur", "Eindredacteur"} and not Group.objects.filter(name=name).exists():
                quick_team(place)
        user = UserFactory(**fields)
        user.groups.set(Group.objects.filter(name__in=groups))
        assert user.groups.count() == len(groups)
        return user

    return make


@pytest.fixture
def sign_in() -> Callable:
    """`sign_in(user)` gives a client that took both steps of signing in; the app is set up when it was not."""

    def enter(user) -> Client:
        give_factor(user)
        client = Client()
        response = client.post("/beheer/login/", {"login": user.username, "password": PASSWORD})
        assert response.status_code == 302, response.content.decode()
        response = take_second_step(client, user)
        assert response.status_code == 302, response.content.decode()
        return client

    return enter


@pytest.fixture
def redacteur(account, sign_in) -> Client:
    """Rita, who writes for Zwolle. What she works on stands in `own_part`."""
    return sign_in(account("Redacteur Zwolle", username="rita"))


@pytest.fixture
def own_part(redacteur) -> Page:
    """Where Rita's findings stand."""
    return FindingSectionPage.objects.get(region__name="Zwolle")


@pytest.fixture
def eindredacteur(account, sign_in) -> Client:
    """Elly, who checks and publishes everywhere: also for tests in which it does not matter who edits."""
    return sign_in(account(NATIONAL, username="elly"))
