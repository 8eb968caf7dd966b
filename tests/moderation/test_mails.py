"""Mails about reviewing: in Dutch, with what one needs to know, to the people of the own collectief alone."""

from smtplib import SMTPServerDisconnected

import pytest
from django.contrib.auth.models import Group
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.urls import reverse
from wagtail.models import PageSubscription, Site, TaskState

from portal.core.models import PortalSettings
from portal.findings.models import FindingPage
from tests import factories as make
from tests.moderation.test_queue import edit_url, submit
from tests.redactie.admin_forms import all_needed_to_publish, messages, read_form

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
def committed(django_capture_on_commit_callbacks):
    """`with committed():` does what waits for a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def editor(db, zwolle, arnhem):
    member("Eindredacteur Arnhem")
    member("Landelijke eindredacteur")
    member("Redacteur Zwolle")
    make.UserFactory(is_superuser=True)
    return member("Eindredacteur Zwolle", first_name="Elly", last_name="de Vries")


def test_who_reviews_for_the_collectief_hears_who_asks_what_where_why_and_what_to_do(
    editor, zwolle, committed, mailoutbox
):
    FindingPage.objects.filter(pk=zwolle.draft.pk).update(draft_title="Zorg & ‘overleg’")
    with committed():
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


def test_who_submitted_hears_that_it_was_sent_back_by_whom_and_why(editor, zwolle, committed, mailoutbox):
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    state = TaskState.objects.get()
    with committed():
        state.task.specific.on_action(state, editor, "reject", comment="De bron mist <hier>.")
    mail = mailoutbox[-1]
    assert mail.to == [writer.email]
    assert mail.subject.startswith("Teruggestuurd: ")
    for body, comment in zip(bodies(mail), ("De bron mist <hier>.", "De bron mist &lt;hier&gt;."), strict=True):
        assert "Elly de Vries heeft uw pagina teruggestuurd" in body
        assert comment in body
        assert BASE + edit_url(zwolle.draft) in body


def test_who_submitted_hears_that_it_is_approved_and_where_it_stands(
    editor, zwolle, committed, mailoutbox, monkeypatch
):
    monkeypatch.setattr("portal.core.models.item.require_ready", lambda page: None)
    writer = submit(zwolle.draft, "Redacteur Zwolle")
    state = TaskState.objects.get()
    with committed():
        state.task.specific.on_action(state, editor, "approve")
    mail = mailoutbox[-1]
    assert mail.to == [writer.email]
    assert mail.subject.startswith("Goedgekeurd: ")
    for body in bodies(mail):
        assert "is goedgekeurd" in body
        assert FindingPage.objects.get(pk=zwolle.draft.pk).full_url in body


@pytest.fixture
def mail_server_is_down(monkeypatch):
    def refuse(self):
        raise SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(EmailBackend, "open", refuse)


def new_page_form(client, section) -> tuple[str, dict]:
    address = reverse("wagtailadmin_pages:add", args=["findings", "findingpage", section.pk])
    form = read_form(client.get(address), "#page-edit-form")
    return address, form | {
        "body-count": "0",
        "title": "Samen aan tafel",
        "slug": "samen-aan-tafel",
        "summary": "Kort.",
        **all_needed_to_publish(),
    }


def test_what_was_submitted_at_once_is_kept_when_the_mail_server_refuses(
    editor, zwolle, person, committed, mail_server_is_down
):
    client = person("Redacteur Zwolle")
    address, form = new_page_form(client, zwolle.draft.get_parent())
    with committed() as after_commit:
        assert client.post(address, form | {"action-submit": "1"}).status_code == 302
    assert after_commit
    assert FindingPage.objects.get(slug="samen-aan-tafel").workflow_in_progress


def test_nobody_hears_of_a_submission_that_was_undone(editor, zwolle, committed, mailoutbox):
    with committed(), transaction.atomic():
        submit(zwolle.draft, "Redacteur Zwolle")
        transaction.set_rollback(True)
    assert mailoutbox == []


def test_a_comment_is_kept_and_its_screen_shown_when_the_mail_server_refuses(
    editor, zwolle, person, committed, mail_server_is_down
):
    client = person("Redacteur Zwolle")
    PageSubscription.objects.create(page=zwolle.draft, user=editor, comment_notifications=True)
    form = read_form(client.get(edit_url(zwolle.draft)), "#page-edit-form") | {
        "body-count": "0",
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-id": "",
        "comments-0-contentpath": "title",
        "comments-0-text": "Kan dit korter?",
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    with committed() as after_commit:
        assert client.post(edit_url(zwolle.draft), form).status_code == 302
    assert after_commit
    assert zwolle.draft.wagtail_admin_comments.filter(text="Kan dit korter?").exists()


def test_a_submission_that_no_reviewer_can_hear_of_goes_to_the_mailboxes_and_the_editor_is_told(
    zwolle, person, committed, mailoutbox
):
    member("Eindredacteur Zwolle", is_active=False)
    member("Eindredacteur Zwolle", email="")
    PortalSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"contact_email": "landelijk@voorbeeld.test"}
    )
    client = person("Redacteur Zwolle")
    address, form = new_page_form(client, zwolle.draft.get_parent())
    with committed():
        shown = messages(client.post(address, form | {"action-submit": "1"}, follow=True))
    assert "Er is geen ander die bij ‘Eindredacteur Zwolle’ hoort en een e-mailadres heeft." in shown
    assert "mailt uw verzoek naar zwolle@voorbeeld.test en landelijk@voorbeeld.test." in shown
    (mail,) = mailoutbox
    assert mail.to == ["zwolle@voorbeeld.test", "landelijk@voorbeeld.test"]
    assert mail.subject == "Nakijken gevraagd: Samen aan tafel"
    assert BASE + edit_url(FindingPage.objects.get(slug="samen-aan-tafel")) in mail.body


def test_without_any_mailbox_the_editor_is_told_to_say_it_themselves(zwolle, person, committed, mailoutbox):
    type(zwolle.team).objects.update(mailbox="")
    client = person("Redacteur Zwolle")
    address, form = new_page_form(client, zwolle.draft.get_parent())
    with committed():
        shown = messages(client.post(address, form | {"action-submit": "1"}, follow=True))
    assert "Niemand kreeg dus bericht. Laat zelf aan de eindredactie weten" in shown
    assert mailoutbox == []


def test_where_somebody_reviews_no_warning_is_shown_and_no_mailbox_mailed(
    editor, zwolle, person, committed, mailoutbox
):
    client = person("Redacteur Zwolle")
    address, form = new_page_form(client, zwolle.draft.get_parent())
    with committed():
        shown = messages(client.post(address, form | {"action-submit": "1"}, follow=True))
    assert "Er is geen ander" not in shown
    assert [mail.to for mail in mailoutbox] == [[editor.email]]
