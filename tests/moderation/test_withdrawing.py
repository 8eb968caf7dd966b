"""An item is withdrawn with a reason; its addresses go on answering, and its text is gone."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import PageLogEntry, PageViewRestriction

from portal.core.models import Withdrawal
from portal.findings.models import FindingPage
from tests import factories as make
from tests.moderation.withdrawing import REASON, edit_url, restore_url, withdraw
from tests.redactie.admin_forms import errors, messages, read_form

pytestmark = pytest.mark.django_db
SECRET = "Zwijgplicht"


@pytest.fixture
def page():
    return make.FindingPageFactory(
        title="Samen aan tafel", summary=f"{SECRET} in het kort.", body=[("text", f"<p>{SECRET} in de tekst.</p>")]
    )


def test_a_withdrawn_item_keeps_its_address_with_title_day_and_reason_and_without_its_text(eindredacteur, client, page):
    assert "is ingetrokken" in messages(withdraw(eindredacteur, page))
    answer = client.get(page.url)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.h1.get_text(strip=True) == "Samen aan tafel"
    assert "Ingetrokken op " in soup.main.get_text()
    assert REASON in soup.main.get_text()
    assert SECRET not in answer.content.decode()
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.get(page.permalink)["Location"] == page.url


def test_a_withdrawn_item_is_in_no_list_feed_search_or_sitemap(eindredacteur, client, page):
    places = ["/", "/bevindingen/", "/zoeken/?q=tafel", "/feeds/nieuw.atom", "/sitemap/", "/sitemap.xml"]
    for place in places:
        assert page.url in client.get(place).content.decode(), place
    withdraw(eindredacteur, page)
    for place in places:
        assert page.url not in client.get(place).content.decode(), place
    assert client.get(f"{page.permalink}/versies/1/").status_code == 404


def test_readers_of_a_merged_item_come_where_it_stands_now(eindredacteur, client, page):
    other = make.FindingPageFactory(title="Alles over overleg")
    withdraw(eindredacteur, page, kind="merged", target=other.pk)
    for address in (page.url, page.permalink):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, other.url)


def test_an_item_that_was_merged_with_one_that_was_merged_leads_to_where_all_stands(eindredacteur, client, page):
    second, third = make.FindingPageFactory(title="Tweede"), make.FindingPageFactory(title="Derde")
    withdraw(eindredacteur, page, kind="merged", target=second.pk)
    withdraw(eindredacteur, second, kind="merged", target=third.pk)
    assert client.get(page.url)["Location"] == third.url
    FindingPage.objects.get(pk=third.pk).unpublish()
    Withdrawal.objects.create(
        page=third, kind="merged", reason=REASON, target_id=page.pk, title="Derde", url_path=third.url_path
    )
    answer = client.get(page.url)
    assert answer.status_code == 200, "a circle leads nowhere, and ends"
    assert "Samengevoegd met een andere pagina" in answer.content.decode()


def test_a_merged_item_names_no_page_that_readers_may_not_see(eindredacteur, client, page):
    other = make.FindingPageFactory(title=f"{SECRET} overleg", slug="geheime-plek")
    withdraw(eindredacteur, page, kind="merged", target=other.pk)
    FindingPage.objects.get(pk=other.pk).unpublish()
    for address in (page.url, page.permalink):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Samengevoegd met een andere pagina" in answer.content.decode()
        assert SECRET not in answer.content.decode()
        assert "geheime-plek" not in answer.content.decode()


def test_what_was_published_by_mistake_is_gone_with_the_explanation_and_without_its_title(eindredacteur, client, page):
    withdraw(eindredacteur, page, kind="mistake")
    for address in (page.url, page.permalink):
        answer = client.get(address)
        assert answer.status_code == 410
        assert REASON in answer.content.decode()
        for leak in (SECRET, "Samen aan tafel"):
            assert leak not in answer.content.decode(), leak
        assert answer["X-Robots-Tag"] == "noindex"


def test_what_was_published_by_mistake_does_not_come_back_as_an_earlier_version(eindredacteur, client, page):
    withdraw(eindredacteur, page, kind="mistake")
    page.refresh_from_db()
    page.title, page.summary, page.body = "Zonder namen", "Kort.", []
    page.save_revision().publish()
    assert client.get(f"{page.permalink}/versies/1/").status_code == 404
    shown = client.get(page.url).content.decode()
    assert "Zonder namen" in shown
    assert "/versies/1/" not in shown


def test_put_back_after_a_mistake_only_what_stood_on_the_site_can_be_read_again(eindredacteur, client, page):
    page.title = "Tweede tekst"
    page.save_revision().publish()
    page.refresh_from_db()
    withdraw(eindredacteur, page, kind="mistake")
    eindredacteur.post(restore_url(page))
    page.refresh_from_db()
    page.title = "Derde tekst"
    page.save_revision().publish()
    assert client.get(f"{page.permalink}/versies/1/").status_code == 404
    assert "Tweede tekst" in client.get(f"{page.permalink}/versies/2/").content.decode()


def test_the_file_of_what_was_published_by_mistake_is_not_kept_unless_the_editor_asks(eindredacteur, page):
    document = make.DocumentFactory()
    page.body = [("download", {"document": document, "label": "Verslag"})]
    page.save_revision().publish()
    page.refresh_from_db()
    form = reverse("wagtaildocs:edit", args=[document.pk])
    for kind, kept in (("withdrawn", True), ("mistake", False)):
        withdraw(eindredacteur, page, kind=kind)
        box = BeautifulSoup(eindredacteur.get(form).content, "html.parser").find("input", {"name": "keep_earlier"})
        assert box.has_attr("checked") is kept
        eindredacteur.post(restore_url(page))
        page.refresh_from_db()


def test_a_draft_of_a_withdrawn_item_stays_with_the_editors_and_the_old_address_answers(eindredacteur, client, page):
    withdraw(eindredacteur, page)
    page.refresh_from_db()
    page.title, page.slug = f"{SECRET} in de titel", "nieuwe-plek"
    page.save()
    answer = client.get("/bevindingen/samen-aan-tafel/")
    assert answer.status_code == 200
    assert SECRET not in answer.content.decode()
    assert client.get("/bevindingen/nieuwe-plek/").status_code == 404
    assert client.get(page.permalink)["Location"] == "/bevindingen/samen-aan-tafel/"


def test_drafts_expired_and_private_items_answer_as_before(client, page):
    hidden = make.FindingPageFactory(live=False)
    assert client.get(hidden.url).status_code == 404
    assert client.get(hidden.permalink).status_code == 404
    Withdrawal.objects.create(page=page, kind="withdrawn", reason=REASON, title=page.title, url_path=page.url_path)
    FindingPage.objects.filter(pk=page.pk).update(live=False)
    assert client.get(page.url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for address in (page.url, page.permalink):
        assert client.get(address).status_code == 404, address


def test_the_preview_of_a_withdrawn_item_shows_its_text_to_the_editor(eindredacteur, page):
    withdraw(eindredacteur, page)
    preview = eindredacteur.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert SECRET in preview.content.decode()


def test_nothing_is_withdrawn_without_a_reason_and_what_was_filled_in_stays(eindredacteur, page):
    answer = withdraw(eindredacteur, page, kind="mistake", reason=" ")
    assert "Schrijf op waarom u deze pagina intrekt" in errors(answer)
    assert read_form(answer)["kind"] == "mistake"
    page.refresh_from_db()
    assert page.live
    assert not Withdrawal.objects.exists()


def test_merging_asks_for_another_page_that_readers_can_see(eindredacteur, page):
    draft = make.FindingPageFactory(live=False)
    for target, said in ((None, "Kies de pagina"), (page, "die u intrekt"), (draft, "Lezers kunnen die pagina niet")):
        answer = withdraw(eindredacteur, page, kind="merged", target=target.pk if target else "")
        assert said in errors(answer)
    page.refresh_from_db()
    assert page.live


def test_withdrawing_is_undone_and_readers_see_what_they_saw_while_a_newer_draft_stays_a_draft(
    eindredacteur, client, page
):
    before = client.get(page.url).content
    withdraw(eindredacteur, page)
    page.refresh_from_db()
    page.summary = "Een concept van daarna."
    page.save_revision()
    assert "Weer plaatsen" in messages(eindredacteur.get(edit_url(page)))
    answer = eindredacteur.post(restore_url(page), follow=True)
    assert "staat weer op de site" in messages(answer)
    assert SECRET in client.get(page.url).content.decode()
    assert "Een concept van daarna." not in client.get(page.url).content.decode()
    assert len(client.get(page.url).content) == len(before)
    assert page.url in client.get("/bevindingen/").content.decode()
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().summary == "Een concept van daarna."
    assert not Withdrawal.objects.exists()


def test_who_withdraws_an_item_ends_its_workflow_and_nobody_approves_it_by_accident(eindredacteur, page):
    page.title = "Ter goedkeuring"
    page.save_revision()
    elly = get_user_model().objects.get(username="elly")
    state = page.get_workflow().start(page, elly)
    withdraw(eindredacteur, page)
    state.refresh_from_db()
    assert state.status == state.STATUS_CANCELLED
    assert not FindingPage.objects.get(pk=page.pk).workflow_in_progress


def test_publishing_it_anew_ends_the_withdrawal_too(eindredacteur, client, page):
    withdraw(eindredacteur, page)
    page.refresh_from_db()
    page.save_revision().publish()
    assert SECRET in client.get(page.url).content.decode()
    assert "niet ingetrokken" in messages(eindredacteur.get(restore_url(page), follow=True))


def test_when_the_text_of_then_was_thrown_away_no_draft_is_published_in_its_place(eindredacteur, client, page):
    withdraw(eindredacteur, page)
    page.refresh_from_db()
    page.summary = "Een concept van daarna."
    page.save_revision()
    Withdrawal.objects.get().revision.delete()
    assert "De tekst van toen is er niet meer" in messages(eindredacteur.post(restore_url(page), follow=True))
    page.refresh_from_db()
    assert not page.live


def test_the_history_tells_of_withdrawing_and_of_putting_it_back(eindredacteur, page):
    withdraw(eindredacteur, page)
    eindredacteur.post(restore_url(page))
    history = eindredacteur.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert f"Ingetrokken. Reden: {REASON}" in history
    assert "Weer geplaatst zoals vóór het intrekken" in history
    assert PageLogEntry.objects.filter(page=page.pk, user__username="elly", action="moderation.withdraw").exists()


def test_the_editor_of_a_withdrawn_item_reads_that_it_is_off_the_site_and_why(eindredacteur, redacteur, own_part):
    page = make.FindingPageFactory(parent=own_part)
    withdraw(eindredacteur, page)
    for person, restores in ((eindredacteur, True), (redacteur, False)):
        screen = person.get(edit_url(page))
        assert REASON in messages(screen)
        assert (restore_url(page) in screen.content.decode()) is restores
