"""Mails about reviewing: in Dutch, with what one needs to know, to the people of the own collectief alone."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import TaskState

from portal.findings.models import FindingPage
from tests import factories as make
from tests.moderation.test_queue import edit_url, submit

pytestmark = pytest.mark.django_db
BASE = "http://localhost:8000"


def member(group: str, **fields):
    user = make.UserFactory(**fields)
    user.groups.add(Group.objects.get(name=group))
    return user


def bodies(mail) -> list[str]:
    """The text and the HTML."""
    (html,) = [part.content for part in mail.alternatives]
    return [mail.body, html]


@pytest.fixture
def editor(db, zwolle, arnhem):
    member("Eindredacteur Arnhem")
    member("Landelijke eindredacteur")
    member("Redacteur Zwolle")
    make.UserFactory(is_superuser=True)
    return member("Eindredacteur Zwolle", first_name="Elly", last_name="de Vries")


def test_who_reviews_for_the_collectief_hears_who_asks_what_where_why_and_what_to_do(editor, zwolle, mailoutbox):
    FindingPage.objects.filter(pk=zwolle.draft.pk).update(draft_title="Zorg & ‘overleg’")
    submit(zwolle.draft, "Redacteur Zwolle")
    (mail,) = mailoutbox
    assert mail.to == [editor.email]
    assert mail.subject == "Nakijken gevraagd: Zorg & ‘overleg’"
    for body in bodies(mail):
        for said in (
            "Dag Elly",
            "Rita Bos vraagt om deze pagina na te kijken",
            "(bevinding)",
            "Waar: Zwolle",
            "Eindredacteur Zwolle",
        ):
            assert said in body, said
        assert BASE + edit_url(zwolle.draft) in body
        assert "/workflow/preview/" in body
    assert "Zorg & ‘overleg’" in mail.body
    assert "Zorg &amp; ‘overleg’" in bodies(mail)[1]


def test_who_submitted_hears_that_it_was_sent_back_by_whom_and_why(editor, zwolle, mailoutbox):
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    state = TaskState.objects.get()
    state.task.specific.on_action(state, editor, "reject", comment="De bron mist <hier>.")
    mail = mailoutbox[-1]
    assert mail.to == [writer.email]
    assert mail.subject.startswith("Teruggestuurd: ")
    for body, comment in zip(bodies(mail), ("De bron mist <hier>.", "De bron mist &lt;hier&gt;."), strict=True):
        assert "Elly de Vries heeft uw pagina teruggestuurd" in body
        assert comment in body
        assert BASE + edit_url(zwolle.draft) in body


def test_who_submitted_hears_that_it_is_approved_and_where_it_stands(editor, zwolle, mailoutbox, monkeypatch):
    monkeypatch.setattr("portal.core.models.item.require_ready", lambda page: None)
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    state = TaskState.objects.get()
    state.task.specific.on_action(state, editor, "approve")
    mail = mailoutbox[-1]
    assert mail.to == [writer.email]
    assert mail.subject.startswith("Goedgekeurd: ")
    for body in bodies(mail):
        assert "is goedgekeurd" in body
        assert FindingPage.objects.get(pk=zwolle.draft.pk).full_url in body
