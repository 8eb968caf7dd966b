"""A planned page that cannot be published: its people hear of it once and find it on the first screen."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from bs4 import BeautifulSoup
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from portal.core.jobs import run_now
from portal.findings.models import FindingSectionPage
from portal.publishing.models import FailedPlan
from portal.publishing.on_time import JOB_NAME
from tests import factories as make
from tests.redactie.admin_forms import needed_to_publish

pytestmark = pytest.mark.django_db
REASON = "De dag om dit opnieuw te bekijken is voorbij. Kies een nieuwe."


@pytest.fixture
def planner(account):
    return account("Eindredacteur Zwolle", email="elly@zwolle.test")


@pytest.fixture
def revision(planner):
    """Planned by Elly when all was well; since then its moment has passed, and so has its day of review."""
    section = FindingSectionPage.objects.get(region__name="Zwolle")
    ties = {"themes": [make.ThemeFactory()], "regions": [section.region], "audiences": [make.AudienceFactory()]}
    ready = needed_to_publish() | {"review_on": timezone.localdate() + timedelta(days=365)}
    page = make.FindingPageFactory(parent=section, title="Samen aan tafel", live=False, **ties, **ready)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish(user=planner)
    revision.refresh_from_db()
    passed = timezone.now() - timedelta(minutes=1)
    revision.content |= {"go_live_at": passed.isoformat(), "review_on": timezone.localdate().isoformat()}
    revision.approved_go_live_at = passed
    revision.save()
    return revision


def test_who_planned_it_and_the_team_hear_once_that_and_why_it_failed(revision, mailoutbox):
    for _ in range(3):
        assert not run_now(JOB_NAME).ok
    (mail,) = mailoutbox
    assert mail.to == ["elly@zwolle.test", "zwolle@voorbeeld.test"]
    assert mail.subject == "Niet gepubliceerd: Samen aan tafel"
    assert REASON in mail.body
    assert reverse("wagtailadmin_pages:edit", args=[revision.object_id]) in mail.body


def test_a_page_that_keeps_failing_is_tried_less_often_and_still_named(revision):
    for _ in range(3):
        assert "Niet gelukt: ‘Samen aan tafel’." in run_now(JOB_NAME).line
    plan = FailedPlan.objects.get()
    assert plan.failures == 2, "the third run comes too soon"
    for failures, minutes in ((2, 2), (3, 4), (6, 32), (7, 60), (5000, 60)):
        plan.failures = failures
        assert plan.next_try - plan.tried_at == timedelta(minutes=minutes)
    FailedPlan.objects.update(tried_at=timezone.now() - timedelta(minutes=2))
    run_now(JOB_NAME)
    assert FailedPlan.objects.get().failures == 3


def test_a_mail_that_could_not_go_goes_with_the_next_try(revision, mailoutbox, monkeypatch):
    def refuse(self, messages):
        raise SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        run_now(JOB_NAME)
    assert mailoutbox == []
    run_now(JOB_NAME)
    assert len(mailoutbox) == 1


def test_planned_for_another_moment_and_failed_again_it_is_told_again(revision, mailoutbox):
    run_now(JOB_NAME)
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.save()
    run_now(JOB_NAME)
    assert len(mailoutbox) == 2
    assert FailedPlan.objects.get().failures == 1


def panel(client) -> str:
    found = BeautifulSoup(client.get("/beheer/").content, "html.parser").find(id="niet-gepubliceerd-section")
    return " ".join(found.get_text(" ").split()) if found else ""


def test_it_stands_on_the_first_screen_of_its_team_until_it_is_mended(revision, sign_in, account):
    own, other = sign_in(account("Redacteur Zwolle")), sign_in(account("Redacteur Arnhem"))
    assert panel(own) == ""
    run_now(JOB_NAME)
    assert "Samen aan tafel Gepland op" in panel(own)
    assert REASON in panel(own)
    assert panel(other) == ""
    revision.approved_go_live_at = None
    revision.save()
    assert panel(own) == ""
    run_now(JOB_NAME)
    assert not FailedPlan.objects.exists()
