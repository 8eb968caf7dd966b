"""Somebody without an account sees one draft by a link, and says whether it is right."""

import re
from datetime import timedelta
from smtplib import SMTPException
from unittest.mock import Mock

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from portal.findings.models import FindingDocument, FindingPage
from portal.moderation.check_views import MOST_ANSWERS, MOST_UNKNOWN
from portal.moderation.models import CheckAnswer, CheckLink
from tests import factories as make
from tests.moderation.test_withdrawing import withdraw
from tests.redactie.admin_forms import errors, messages, read_form

pytestmark = pytest.mark.django_db
SECRET = "Nog niet openbaar"
NOBODY = "Deze link werkt niet"


def links_url(page) -> str:
    return reverse("moderation_check_links", args=[page.pk])


def make_link(client, page, reader="wethouder Jeugd") -> str:
    """Through the real screen; the path that it shows."""
    form = read_form(client.get(links_url(page)))
    screen = client.post(links_url(page), {**form, "reader": reader})
    shown = BeautifulSoup(screen.content, "html.parser").find(id="nakijklink")["value"]
    return shown.removeprefix("http://testserver")


def agree(path: str, verdict: str = "agreed", remark: str = "", **extra):
    return Client(enforce_csrf_checks=True).post(path, {"verdict": verdict, "remark": remark}, **extra)


@pytest.fixture
def draft():
    return make.FindingPageFactory(
        title=f"{SECRET}: aan tafel", live=False, body=[("text", "<p>De tekst van het concept.</p>")]
    )


def test_the_reader_of_a_link_sees_the_draft_without_an_account_and_others_do_not(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    shown = client.get(path)
    assert shown.status_code == 200
    for said in (SECRET, "De tekst van het concept.", "Dit is een concept", "wethouder Jeugd"):
        assert said in shown.content.decode(), said
    assert not client.cookies
    assert client.get(draft.url).status_code == 404
    assert client.get(path[:-2] + "x/").status_code == 404


def test_no_cache_search_engine_or_other_site_learns_of_the_link(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    for address in (path, "/nakijken/zomaar/"):
        answer = client.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.has_header("ETag")


def test_the_token_cannot_be_guessed_and_is_stored_nowhere(eindredacteur, draft):
    tokens = {make_link(eindredacteur, draft).split("/")[2] for _ in range(3)}
    assert len(tokens) == 3
    assert all(re.fullmatch(r"[\w-]{43}", token) for token in tokens)
    kept = str(list(CheckLink.objects.values())) + str(list(PageLogEntry.objects.values()))
    screen = eindredacteur.get(links_url(draft)).content.decode()
    for token in tokens:
        assert token not in kept
        assert token not in screen


def test_an_answer_stands_in_the_history_on_the_list_and_above_the_form(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    answer = agree(path, "not_agreed", "De cijfers van <b>2024</b> kloppen niet.")
    assert answer.status_code == 302
    assert not answer.cookies
    assert "Wij hebben uw antwoord: niet akkoord" in client.get(path).content.decode()
    history = eindredacteur.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).content.decode()
    assert "Nagekeken door wethouder Jeugd: niet akkoord" in history
    screen = eindredacteur.get(links_url(draft)).content.decode()
    assert "Niet akkoord" in screen
    assert "De cijfers van &lt;b&gt;2024&lt;/b&gt; kloppen niet." in screen
    form = eindredacteur.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert "wethouder Jeugd: niet akkoord" in messages(form)


def test_who_made_the_link_gets_a_mail_with_the_answer(eindredacteur, draft, mailoutbox):
    path = make_link(eindredacteur, draft)
    agree(path, "not_agreed", "De cijfers & bronnen ontbreken.")
    (mail,) = mailoutbox
    assert mail.to == ["elly@voorbeeld.test"]
    assert mail.subject == f"wethouder Jeugd heeft geantwoord: {draft.title}"
    for said in (
        "Dag elly",
        "niet akkoord",
        "De cijfers & bronnen ontbreken.",
        f"http://localhost:8000{links_url(draft)}",
    ):
        assert said in mail.body
    get_user_model().objects.get(username="elly").groups.clear()
    agree(path)
    assert len(mailoutbox) == 1, "who may not see the page any more hears nothing of it"


def test_an_answer_is_kept_when_the_mail_about_it_cannot_be_sent(eindredacteur, draft, monkeypatch, caplog):
    path = make_link(eindredacteur, draft)
    monkeypatch.setattr(EmailMessage, "send", Mock(side_effect=SMTPException("vol")))
    assert agree(path).status_code == 302
    assert CheckLink.objects.get().answer is not None
    assert "could not be sent" in caplog.text


def test_who_changes_their_mind_answers_again_and_both_answers_are_kept(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    agree(path, "not_agreed", "Nog even wachten.")
    agree(path)
    assert "Wij hebben uw antwoord: akkoord" in client.get(path).content.decode()
    assert CheckAnswer.objects.count() == 2


@pytest.mark.parametrize(
    ("verdict", "remark", "said"),
    [
        ("", "Wel een opmerking", "Kies akkoord of niet akkoord."),
        ("misschien", "Wel een opmerking", "Kies akkoord of niet akkoord."),
        ("not_agreed", " ", "Schrijf op wat er anders moet."),
        ("agreed", "x" * 2001, "Uw opmerking is te lang."),
    ],
)
def test_an_answer_that_is_not_complete_says_what_to_do_and_keeps_what_was_written(
    eindredacteur, draft, verdict, remark, said
):
    answer = agree(make_link(eindredacteur, draft), verdict, remark)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert remark.strip() in answer.content.decode()
    assert not CheckAnswer.objects.exists()


def test_a_link_that_is_over_opens_nothing_and_takes_no_answer(eindredacteur, client, draft, settings):
    settings.CHECK_LINK_DAYS = 3
    path = make_link(eindredacteur, draft)
    link = CheckLink.objects.get()
    assert timedelta(days=2, hours=23) < link.expires_at - timezone.now() < timedelta(days=3)
    CheckLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for answer in (client.get(path), agree(path)):
        assert answer.status_code == 404
        assert NOBODY in answer.content.decode()
        assert SECRET not in answer.content.decode()
    assert not CheckAnswer.objects.exists()
    assert "Verlopen" in eindredacteur.get(links_url(draft)).content.decode()


def test_a_link_is_stopped_at_once_and_its_answer_stays(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    agree(path)
    link = CheckLink.objects.get()
    stopped = eindredacteur.post(reverse("moderation_check_stop", args=[link.pk]), follow=True)
    assert "werkt niet meer" in messages(stopped)
    assert "Akkoord" in stopped.content.decode()
    assert client.get(path).status_code == 404
    assert eindredacteur.get(reverse("moderation_check_stop", args=[link.pk])).status_code == 405


def test_a_link_shows_the_text_of_when_it_was_made_and_says_that_there_is_a_newer_one(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    assert "nieuwere tekst" not in client.get(path).content.decode()
    draft.title = "Geheel anders"
    draft.save_revision()
    shown = client.get(path).content.decode()
    assert "Geheel anders" not in shown
    assert SECRET in shown
    assert "nieuwere tekst" in shown


def test_automatic_saving_never_changes_the_text_behind_a_link_nor_the_one_on_the_site(eindredacteur, client, draft):
    elly = get_user_model().objects.get(username="elly")
    sent = draft.save_revision(user=elly)
    path = make_link(eindredacteur, draft)
    draft.title = "Vanzelf bewaard"
    saved = draft.save_revision(user=elly, overwrite_revision=sent)
    assert saved != sent
    assert SECRET in client.get(path).content.decode()
    assert "nieuwere tekst" in client.get(path).content.decode()
    draft.title = "Nog eens"
    assert draft.save_revision(user=elly, overwrite_revision=saved) == saved, "what nobody relies on is overwritten"
    saved.publish()
    draft.refresh_from_db()
    draft.title = "Na het publiceren"
    assert draft.save_revision(user=elly, overwrite_revision=saved) != saved
    assert draft.get_latest_revision_as_object().title == "Na het publiceren"
    draft.refresh_from_db()
    assert draft.live_revision.as_object().title == "Nog eens"


def test_the_files_of_the_draft_open_through_the_link_and_no_other_file_does(eindredacteur, client):
    used, linked, other = (make.DocumentFactory(title=title) for title in ("Verslag", "Bijlage", "Ander stuk"))
    page = make.FindingPageFactory(live=False)
    page.documents = [FindingDocument(document=used)]
    page.body = [("text", f'<p>Zie <a linktype="document" id="{linked.pk}">de bijlage</a>.</p>')]
    page.save_revision()
    path = make_link(eindredacteur, page)
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    addresses = {link["href"] for link in soup.select("a[href]")}
    for document in (used, linked):
        own = f"{path}bestanden/{document.pk}/"
        assert own in addresses
        assert client.get(document.url).status_code == 404
        answer = client.get(own)
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
        assert answer["Cache-Control"] == "private, no-store"
    assert client.get(f"{path}bestanden/{used.pk}/inzien/")["Content-Disposition"].startswith("inline")
    assert client.get(f"{path}bestanden/{other.pk}/").status_code == 404
    eindredacteur.post(reverse("moderation_check_stop", args=[CheckLink.objects.get().pk]))
    assert client.get(f"{path}bestanden/{used.pk}/").status_code == 404


def test_who_guesses_is_held_off_and_nobody_else_is(eindredacteur, client, draft):
    path = make_link(eindredacteur, draft)
    for _ in range(MOST_UNKNOWN):
        assert client.get("/nakijken/geraden/").status_code == 404
    for address in ("/nakijken/geraden/", path):
        answer = client.get(address)
        assert answer.status_code == 429
        assert SECRET not in answer.content.decode()
    assert client.get(path, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_answers_of_one_address_are_limited(eindredacteur, draft):
    path = make_link(eindredacteur, draft)
    statuses = [agree(path).status_code for _ in range(MOST_ANSWERS + 1)]
    assert statuses == [302] * MOST_ANSWERS + [429]
    assert CheckAnswer.objects.count() == MOST_ANSWERS


def test_what_was_published_by_mistake_is_not_shown_by_links_either(eindredacteur, client):
    page = make.FindingPageFactory()
    path = make_link(eindredacteur, page)
    withdraw(eindredacteur, page, kind="mistake")
    assert client.get(path).status_code == 404


def test_a_link_asks_for_whom_it_is(eindredacteur, draft):
    assert "Vul in voor wie de link is." in errors(eindredacteur.post(links_url(draft), {"reader": " "}))
    assert not CheckLink.objects.exists()


def test_the_screen_of_the_item_leads_to_its_links(eindredacteur, draft):
    screen = eindredacteur.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert links_url(draft) in screen
    assert "nog geen links gemaakt" in eindredacteur.get(links_url(draft)).content.decode()


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Redacteur Zwolle", True),
        ("Eindredacteur Zwolle", True),
        ("Redacteur Arnhem", False),
        ("Eindredacteur Arnhem", False),
        ("Landelijke eindredacteur", True),
        ("Beheerder", False),
    ],
)
def test_only_who_may_change_the_item_makes_sees_and_stops_its_links(zwolle, arnhem, person, group, may):
    item = FindingPage.objects.get(pk=zwolle.draft.pk)
    make_link(person("Eindredacteur Zwolle"), item, reader="Veilig Thuis")
    link = CheckLink.objects.get()
    someone = person(group)
    assert ("Veilig Thuis" in someone.get(links_url(item)).content.decode()) is may
    someone.post(links_url(item), {"reader": "wethouder"})
    assert (CheckLink.objects.count() == 2) is may
    someone.post(reverse("moderation_check_stop", args=[link.pk]))
    link.refresh_from_db()
    assert (link.revoked_at is not None) is may
