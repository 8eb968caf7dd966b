"""Uploads of these tests stay apart; collectieven as in `tests/teams`, and a bundle of Zwolle with two drafts."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from portal.bundles import changing
from portal.bundles.models import Bundle
from portal.findings.models import FindingPage
from tests import factories as make
from tests.redactie.admin_forms import needed_to_publish
from tests.teams.conftest import _own_files, arnhem, person, zwolle

__all__ = ["_own_files", "arnhem", "person", "zwolle"]


def member(group: str, **fields):
    user = make.UserFactory(**fields)
    user.groups.add(Group.objects.get(name=group))
    return user


def ready_draft(place, title: str, **fields) -> FindingPage:
    """A draft of this place that lacks nothing."""
    ties = {name: list(getattr(place.draft, name).all()) for name in ("themes", "regions", "audiences")}
    ready = needed_to_publish() | {"review_on": timezone.localdate() + timezone.timedelta(days=365)}
    draft = make.FindingPageFactory(
        parent=place.draft.get_parent(), title=title, live=False, **ties, **{**ready, **fields}
    )
    return FindingPage.objects.get(pk=draft.pk)


@pytest.fixture
def bundle(zwolle):
    """`.bundle` with `.first` and `.second`, its `.writer` and its `.editor`."""
    writer = member("Redacteur Zwolle", first_name="Rita", last_name="Bos")
    editor = member("Eindredacteur Zwolle", first_name="Elly", last_name="de Vries")
    found = Bundle.objects.create(title="Start van de campagne", team=zwolle.team, created_by=writer)
    document = zwolle.document
    body = [("download", {"document": document, "label": ""})]
    first, second = ready_draft(zwolle, "Eerste bevinding", body=body), ready_draft(zwolle, "Tweede bevinding")
    for page in (first, second):
        changing.add_page(found, page, writer)
    return SimpleNamespace(
        bundle=found, first=first, second=second, writer=writer, editor=editor, document=document, place=zwolle
    )


@pytest.fixture
def approved(bundle):
    changing.submit(bundle.bundle, bundle.writer)
    changing.approve(bundle.bundle, bundle.editor)
    bundle.bundle.refresh_from_db()
    return bundle
