"""Two collectieven, each with its people, a draft, files and a comment that nobody of the other may see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment

from portal.core.models import PortalDocument, PortalImage, Region
from portal.findings.models import FindingPage, FindingSectionPage
from portal.teams.establishing import establish
from portal.teams.models import Team
from tests import factories
from tests.redactie.admin_forms import needed_to_publish
from tests.redactie.pictures import picture

SECRET = "Geheimpje"  # part of every text of Zwolle that others may not see


@dataclass
class Place:
    """What one collectief has."""

    team: Team
    draft: FindingPage
    live: FindingPage
    document: PortalDocument
    image: PortalImage
    comment: Comment


def make_place(name: str, word: str) -> Place:
    team = establish(region=Region(name=name), mailbox=f"{name.lower()}@voorbeeld.test").team
    section = FindingSectionPage.objects.get(region=team.region)
    writer = factories.UserFactory(username=f"schrijver-{name}")
    team.writers.user_set.add(writer)
    ties = {"themes": [factories.ThemeFactory()], "regions": [team.region], "audiences": [factories.AudienceFactory()]}
    ready = needed_to_publish() | {"review_on": timezone.localdate() + timedelta(days=365)}
    draft = factories.FindingPageFactory(
        parent=section, title=f"{word} in concept", owner=writer, live=False, **ties, **ready
    )
    live = factories.FindingPageFactory(parent=section, title=f"Bevinding van {name}", owner=writer)
    live.title = f"{word} die nog komt"
    live.save_revision(user=writer)
    document = factories.DocumentFactory(title=f"{word} bestand", collection=team.collection, uploaded_by_user=writer)
    image = PortalImage.objects.create(
        title=f"{word} plaatje",
        collection=team.collection,
        uploaded_by_user=writer,
        file=ContentFile(picture(), name="plaatje.png"),
    )
    comment = Comment.objects.create(page=draft, user=writer, text=f"{word} opmerking", contentpath="summary")
    return Place(team, draft, live, document, image, comment)


@pytest.fixture
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def zwolle(db, _own_files) -> Place:
    return make_place("Zwolle", SECRET)


@pytest.fixture
def arnhem(db, _own_files) -> Place:
    return make_place("Arnhem", "Arnhemse zaak")


def sign_in(group: str) -> Client:
    """The client of somebody in this group."""
    user = factories.UserFactory()
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def person(db) -> Callable[[str], Client]:
    """`person("Redacteur Zwolle")` gives the client of somebody in that group."""
    return sign_in
