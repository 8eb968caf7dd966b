"""What is planned happens by itself, and editors see when the portal last looked."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from portal.core.jobs import run_now
from portal.publishing.on_time import JOB_NAME
from tests import factories as make

pytestmark = pytest.mark.django_db
REPORT = "/beheer/taken/"


def planned(title: str, **fields):
    """A draft that was published with a moment in the future, which has passed since."""
    page = make.StandardPageFactory(title=title, live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    assert not page.live
    passed = timezone.now() - timedelta(minutes=1)
    revision.refresh_from_db()
    revision.content["go_live_at"] = passed.isoformat()
    revision.approved_go_live_at = passed
    revision.save()
    return page


def test_a_planned_page_goes_live_and_an_expired_one_is_taken_off(client):
    page = planned("Straks zichtbaar")
    old = make.StandardPageFactory(title="Verlopen")
    type(old).objects.filter(pk=old.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    run = run_now(JOB_NAME)
    assert (run.ok, run.line) == (True, "1 pagina gepubliceerd, 1 pagina verlopen.")
    assert client.get(page.url).status_code == 200
    old.refresh_from_db()
    assert (old.live, old.expired) == (False, True)
    assert run_now(JOB_NAME).line == "geen pagina’s gepubliceerd, geen pagina’s verlopen."


def test_a_page_that_cannot_be_published_is_named_and_leaves_the_others_their_turn(client, monkeypatch):
    bad, good = planned("Gaat niet"), planned("Gaat wel")
    publish = type(bad).publish

    def refuse(page, *args, **kwargs):
        if page.pk == bad.pk:
            raise ValueError("kan niet")
        return publish(page, *args, **kwargs)

    monkeypatch.setattr(type(bad), "publish", refuse)
    run = run_now(JOB_NAME)
    assert not run.ok
    assert run.line == "1 pagina gepubliceerd, geen pagina’s verlopen. Niet gelukt: ‘Gaat niet’."
    assert client.get(good.url).status_code == 200
    monkeypatch.undo()
    assert run_now(JOB_NAME).line.startswith("1 pagina gepubliceerd"), "it is tried again"
    assert client.get(bad.url).status_code == 200


def text_of(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ").split())


def test_who_edits_or_keeps_the_portal_sees_the_jobs_and_a_redacteur_does_not(account, sign_in, redacteur):
    for group in ("Landelijke eindredacteur", "Beheerder"):
        client = sign_in(account(group))
        assert "Publiceren en verlopen op tijd Heeft nog niet gelopen nog niet" in text_of(client.get(REPORT))
        assert "Er heeft nog geen taak gelopen." in text_of(client.get(REPORT))
        assert REPORT in client.get("/beheer/").content.decode()
    assert redacteur.get(REPORT).status_code == 302
    assert REPORT not in redacteur.get("/beheer/").content.decode()


def test_the_report_shows_the_last_run_with_its_outcome(eindredacteur):
    run = run_now(JOB_NAME)
    shown = text_of(eindredacteur.get(REPORT))
    assert "Publiceren en verlopen op tijd Is gelukt" in shown
    assert shown.count(run.line) == 2


def test_beside_the_schedule_of_a_page_stands_when_the_portal_last_looked(eindredacteur):
    edit = reverse("wagtailadmin_pages:edit", args=[make.StandardPageFactory(live=False).pk])
    assert "het portaal heeft nog niet gekeken" in eindredacteur.get(edit).content.decode()
    run = run_now(JOB_NAME)
    shown = " ".join(eindredacteur.get(edit).content.decode().split())
    moment = timezone.localtime(run.started)
    assert f"Voor het laatst gekeken of er iets gepland is: {moment.day} " in shown
    assert f"{moment:%H.%M} uur." in shown
