"""Who publishes for a collectief hides an old text of its own pages, and nobody else does."""

import pytest
from django.urls import reverse

from portal.findings.models import FindingPage
from tests.redactie.admin_forms import messages

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(zwolle) -> FindingPage:
    """Published once more under another title."""
    page = FindingPage.objects.get(pk=zwolle.live.pk)
    page.title = "Zonder naam"
    page.save_revision().publish()
    return FindingPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("group", "may"),
    [("Eindredacteur Zwolle", True), ("Redacteur Zwolle", False), ("Eindredacteur Arnhem", False)],
)
def test_only_who_publishes_for_this_collectief_hides_an_old_text(arnhem, client, changed, person, group, may):
    someone, address = person(group), reverse("publishing_versions", args=[changed.pk])
    first = changed.published_changes.get(number=1)
    assert client.get(f"{changed.permalink}/versies/1/").status_code == 200
    edit = someone.get(reverse("wagtailadmin_pages:edit", args=[changed.pk]))
    assert (address in edit.content.decode()) is may
    someone.post(address, {"version": first.pk, "hide": "1"})
    assert (client.get(f"{changed.permalink}/versies/1/").status_code == 404) is may


def test_hiding_is_told_kept_in_the_history_and_undone(client, changed, person):
    editor, address = person("Eindredacteur Zwolle"), reverse("publishing_versions", args=[changed.pk])
    first = changed.published_changes.get(number=1)
    told = editor.post(address, {"version": first.pk, "hide": "1"}, follow=True)
    assert "De tekst van versie 1 is verborgen voor lezers." in messages(told)
    assert "Staat nu op de site" in told.content.decode()
    history = editor.get(reverse("wagtailadmin_pages:history", args=[changed.pk])).content.decode()
    assert "De tekst van versie 1 verborgen voor lezers" in history
    editor.post(address, {"version": first.pk, "hide": "0"})
    assert client.get(f"{changed.permalink}/versies/1/").status_code == 200
    for wrong in ("", "x", "999999"):
        assert editor.post(address, {"version": wrong, "hide": "1"}).status_code == 404
