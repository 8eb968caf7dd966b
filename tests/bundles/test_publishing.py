"""A bundle goes live whole or not at all: on its page, in lists, in search, in feeds, and where its file is."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from portal.bundles import changing, publishing
from portal.bundles.changing import BundleRefused
from portal.bundles.models import Bundle
from portal.bundles.publishing import JOB_NAME, publish
from portal.core.jobs import run_now
from portal.core.models import PublishedChange
from portal.findings.models import FindingPage
from portal.search.models import SearchRow
from tests import factories as make
from tests.bundles.conftest import member
from tests.redactie.admin_forms import read_form

pytestmark = pytest.mark.django_db
State = Bundle.State


def fresh(page) -> FindingPage:
    return FindingPage.objects.get(pk=page.pk)


def seen_by_readers(made) -> dict[str, bool]:
    """Where a visitor meets the first page or its file."""
    client, page = Client(), fresh(made.first)
    address = page.get_url()

    def told(where: str) -> bool:
        """Its address: a page of results repeats the words that were asked."""
        return address in client.get(where).content.decode()

    return {
        "page": client.get(address).status_code == 200,
        "list": told("/bevindingen/"),
        "search": told("/zoeken/?q=Eerste+bevinding"),
        "feed": told("/feeds/nieuw.atom"),
        "file": client.get(made.document.url).status_code == 200,
        "permalink": client.get(page.permalink).status_code != 404,
    }


def is_due(made) -> None:
    Bundle.objects.filter(pk=made.bundle.pk).update(publish_at=timezone.now() - timedelta(minutes=1))


def test_at_its_moment_all_of_a_bundle_is_on_the_site_in_one_go(approved):
    assert set(seen_by_readers(approved).values()) == {False}
    assert run_now(JOB_NAME).line == "geen bundels gepubliceerd."
    is_due(approved)
    run = run_now(JOB_NAME)
    assert (run.ok, run.line) == (True, "1 bundel gepubliceerd.")
    assert set(seen_by_readers(approved).values()) == {True}
    assert fresh(approved.second).live
    approved.bundle.refresh_from_db()
    assert approved.bundle.state == State.PUBLISHED
    with pytest.raises(BundleRefused):
        publish(approved.bundle, approved.editor)
    assert run_now(JOB_NAME).line == "geen bundels gepubliceerd."
    assert PublishedChange.objects.filter(page_id=approved.first.pk).count() == 1


@pytest.mark.parametrize("broken", ["error", "not live"])
def test_a_failure_on_the_second_page_leaves_nothing_of_the_first(
    approved, monkeypatch, mailoutbox, django_capture_on_commit_callbacks, broken
):
    real, first_was_live = FindingPage.publish, []

    def refuse(page, *args, **kwargs):
        if page.pk != approved.second.pk:
            return real(page, *args, **kwargs)
        first_was_live.append(fresh(approved.first).live)
        if broken == "error":
            raise ValueError("kapot")
        return None

    monkeypatch.setattr(FindingPage, "publish", refuse)
    is_due(approved)
    before = SearchRow.objects.count()
    with django_capture_on_commit_callbacks(execute=True) as after_commit:
        run = run_now(JOB_NAME)
    assert first_was_live == [True]
    assert len(after_commit) == len(mailoutbox) == 2, "nothing that followed the first page happens afterwards"
    assert (run.ok, run.line) == (False, "geen bundels gepubliceerd. Niet gelukt: ‘Start van de campagne’.")
    assert set(seen_by_readers(approved).values()) == {False}
    page = fresh(approved.first)
    assert (page.live, page.first_published_at, page.live_revision_id) == (False, None, None)
    assert not PublishedChange.objects.filter(page_id=page.pk).exists()
    assert SearchRow.objects.count() == before
    approved.bundle.refresh_from_db()
    assert approved.bundle.state == State.FAILED
    assert "‘Tweede bevinding’" in approved.bundle.reason
    assert "‘Eerste bevinding’" not in approved.bundle.reason
    assert "Error" not in approved.bundle.reason
    assert {mail.subject for mail in mailoutbox} == {"Niet gepubliceerd: Start van de campagne"}
    assert {tuple(mail.to) for mail in mailoutbox} == {(approved.writer.email,), (approved.editor.email,)}
    assert "‘Tweede bevinding’" in mailoutbox[0].body
    assert run_now(JOB_NAME).line == "geen bundels gepubliceerd.", "it waits for people, and mails once"
    monkeypatch.undo()
    with pytest.raises(BundleRefused, match="moment van publiceren is voorbij"):
        changing.approve(approved.bundle, approved.editor)
    Bundle.objects.update(publish_at=None)
    changing.approve(approved.bundle, approved.editor)
    assert publish(approved.bundle, approved.editor).state == State.PUBLISHED
    assert set(seen_by_readers(approved).values()) == {True}


def test_a_bundle_that_breaks_in_an_unforeseen_way_keeps_no_other_off_the_site(approved, monkeypatch):
    broken = Bundle.objects.create(
        title="Kapot", state=State.APPROVED, publish_at=timezone.now() - timedelta(hours=1), team=approved.place.team
    )
    real = publishing.publish_all

    def refuse(bundle, user):
        if bundle.pk == broken.pk:
            raise ValueError("kapot")
        return real(bundle, user)

    monkeypatch.setattr(publishing, "publish_all", refuse)
    is_due(approved)
    run = run_now(JOB_NAME)
    assert (run.ok, run.line) == (False, "1 bundel gepubliceerd. Niet gelukt: ‘Kapot’.")
    assert fresh(approved.first).live
    broken.refresh_from_db()
    assert broken.state == State.FAILED
    assert "Er ging iets mis" in broken.reason
    assert "ValueError" not in broken.reason
    assert run_now(JOB_NAME).line == "geen bundels gepubliceerd.", "it is not tried again by itself"


def test_a_page_that_lacks_something_by_now_stops_the_bundle_and_is_named(approved):
    with pytest.MonkeyPatch.context() as later:
        later.setattr(timezone, "localdate", lambda *args: (timezone.now() + timedelta(days=400)).date())
        assert publish(approved.bundle, approved.editor).state == State.FAILED
    approved.bundle.refresh_from_db()
    assert "‘Eerste bevinding’: De dag om dit opnieuw te bekijken is voorbij." in approved.bundle.reason
    assert set(seen_by_readers(approved).values()) == {False}


def test_a_withdrawn_right_and_a_replaced_file_each_stop_the_bundle(approved):
    approved.editor.groups.clear()
    assert "mag niet meer alles publiceren" in publish(approved.bundle).reason
    approved.editor.groups.add(approved.place.team.editors)
    approve_again(approved)
    type(approved.document).objects.filter(pk=approved.document.pk).update(file_hash="0" * 40)  # nobody heard of it
    assert "is vervangen na de goedkeuring" in publish(approved.bundle).reason
    assert set(seen_by_readers(approved).values()) == {False}


def approve_again(made) -> None:
    changing.approve(made.bundle, type(made.editor).objects.get(pk=made.editor.pk))
    made.bundle.refresh_from_db()


def test_who_saves_a_page_after_the_approval_ends_it_and_all_it_waits_on_again_hear_it(
    approved, mailoutbox, django_capture_on_commit_callbacks
):
    other = member("Eindredacteur Zwolle")
    page = fresh(approved.first)
    page.title = "Stiekem anders"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision(user=approved.writer)
    approved.bundle.refresh_from_db()
    assert approved.bundle.state == State.SUBMITTED
    assert {tuple(mail.to) for mail in mailoutbox} == {(approved.editor.email,), (other.email,)}
    mail = mailoutbox[0]
    assert "‘Eerste bevinding’ is na de goedkeuring gewijzigd, door Rita Bos." in mail.body
    with pytest.raises(BundleRefused):
        publish(approved.bundle)
    assert not fresh(approved.first).live


def test_deleting_a_page_ends_the_approval_too_and_the_bundle_is_not_approved_with_a_gap(
    approved, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=approved.second.pk).delete()
    approved.bundle.refresh_from_db()
    assert approved.bundle.state == State.SUBMITTED
    assert {mail.subject for mail in mailoutbox} == {"Goedkeuring vervallen: Start van de campagne"}
    assert "‘Tweede bevinding’ is na de goedkeuring verwijderd." in mailoutbox[0].body
    with pytest.raises(BundleRefused, match="‘Tweede bevinding’: Deze pagina is verwijderd"):
        changing.approve(approved.bundle, approved.editor)
    Bundle.objects.update(state=State.APPROVED)
    assert publish(approved.bundle, approved.editor).state == State.FAILED, "also when nobody heard of it"
    assert not fresh(approved.first).live


@pytest.mark.parametrize("held", ["on a page", "by itself"])
@pytest.mark.parametrize("deed", ["vervangen", "verwijderd"])
def test_replacing_or_deleting_a_file_ends_the_approval_and_all_who_may_approve_hear_it(
    bundle, mailoutbox, django_capture_on_commit_callbacks, held, deed
):
    other, document = member("Eindredacteur Zwolle", first_name="Noor", last_name="Bakker"), bundle.document
    if held == "by itself":
        document = make.DocumentFactory(title="Los stuk", collection=bundle.place.team.collection)
        make.FindingPageFactory(body=[("download", {"document": document, "label": ""})])
        changing.add_document(bundle.bundle, document, bundle.writer)
    changing.submit(bundle.bundle, bundle.writer)
    changing.approve(bundle.bundle, bundle.editor)
    document = type(document).objects.get(pk=document.pk)
    document.title = document.title  # its title is no part of what readers get
    document.save()
    bundle.bundle.refresh_from_db()
    assert bundle.bundle.state == State.APPROVED
    client = Client()
    client.force_login(other)
    with django_capture_on_commit_callbacks(execute=True):
        if deed == "verwijderd":
            client.post(reverse("wagtaildocs:delete", args=[document.pk]))
        else:
            address = reverse("wagtaildocs:edit", args=[document.pk])
            file = SimpleUploadedFile("nieuw.pdf", make.SMALL_PDF + b"\n")
            client.post(address, read_form(client.get(address), "main form[enctype]") | {"file": file})
    bundle.bundle.refresh_from_db()
    assert bundle.bundle.state == State.SUBMITTED
    told = {tuple(mail.to): mail.body for mail in mailoutbox if mail.subject.startswith("Goedkeuring vervallen")}
    assert set(told) == {(bundle.editor.email,), (bundle.writer.email,)}, "who did it knows already"
    assert (
        f"Het bestand ‘{document.title}’ is na de goedkeuring {deed}, door Noor Bakker." in told[bundle.editor.email,]
    )
    assert bundle.bundle.events.filter(user=other, text__startswith="Goedkeuring vervallen").count() == 1
    with pytest.raises(BundleRefused):
        publish(bundle.bundle)


def test_withdrawing_a_page_ends_the_approval_too(bundle):
    fresh(bundle.second).save_revision().publish()
    page = fresh(bundle.second)
    page.minor_change = True
    page.save_revision(user=bundle.writer)
    changing.submit(bundle.bundle, bundle.writer)
    changing.approve(bundle.bundle, bundle.editor)
    fresh(bundle.second).unpublish(user=bundle.editor)
    bundle.bundle.refresh_from_db()
    assert bundle.bundle.state == State.SUBMITTED


def test_overwriting_the_approved_text_as_automatic_saving_does_ends_it_too(approved):
    page = fresh(approved.first)
    page.title = "Stiekem anders"
    page.save_revision(user=page.latest_revision.user, overwrite_revision=page.latest_revision)
    approved.bundle.refresh_from_db()
    assert approved.bundle.state == State.SUBMITTED


def test_a_text_that_changed_without_a_signal_is_never_published(approved):
    revision = fresh(approved.second).latest_revision
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content | {"title": "Stiekem anders"})
    assert "Gewijzigd na de goedkeuring" in publish(approved.bundle, approved.editor).reason
    assert not fresh(approved.first).live


def test_the_history_of_each_page_tells_of_the_bundle(approved):
    publish(approved.bundle, approved.editor)
    for page in (approved.first, approved.second):
        done = PageLogEntry.objects.filter(page=page.pk, action__startswith="bundles.").order_by("timestamp", "pk")
        assert [(entry.action, entry.user) for entry in done] == [
            ("bundles.add", approved.writer),
            ("bundles.submit", approved.writer),
            ("bundles.approve", approved.editor),
            ("bundles.publish", approved.editor),
        ]
        assert done.last().data["title"] == "Start van de campagne"


def test_one_mail_at_each_step_for_the_whole_bundle_and_none_for_its_pages(
    bundle, arnhem, mailoutbox, django_capture_on_commit_callbacks
):
    for other in ("Eindredacteur Arnhem", "Landelijke eindredacteur", "Redacteur Zwolle"):
        member(other)
    found = bundle.bundle
    steps = [
        (lambda: changing.submit(found, bundle.writer), bundle.editor, "Nakijken gevraagd"),
        (lambda: changing.send_back(found, bundle.editor, "De bron mist.", {}), bundle.writer, "Teruggestuurd"),
        (lambda: changing.submit(found, bundle.writer), bundle.editor, "Nakijken gevraagd"),
        (lambda: changing.approve(found, bundle.editor), bundle.writer, "Goedgekeurd"),
        (lambda: publish(found, bundle.editor), bundle.writer, "Gepubliceerd"),
    ]
    for do, reader, subject in steps:
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        (mail,) = mailoutbox
        assert mail.to == [reader.email]
        assert mail.subject == f"{subject}: Start van de campagne"
        assert f"Dag {reader.first_name}," in mail.body
        assert "- Eerste bevinding\n- Tweede bevinding\n" in mail.body
        assert f"/beheer/bundels/{found.pk}/" in mail.body
        assert ("De bron mist." in mail.body) is (subject == "Teruggestuurd")
