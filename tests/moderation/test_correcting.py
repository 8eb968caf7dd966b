"""A withdrawal that says the wrong thing is corrected while the page stays off the site."""

import pytest
from django.urls import reverse

from portal.core.models import Withdrawal
from portal.findings.models import FindingPage
from portal.moderation.models import CheckLink
from tests import factories as make
from tests.moderation.test_check_link import make_link
from tests.moderation.withdrawing import REASON, edit_url, restore_url, withdraw, withdraw_url
from tests.redactie.admin_forms import errors, messages, read_form

pytestmark = pytest.mark.django_db


def correct_url(page) -> str:
    return reverse("moderation_correct", args=[page.pk])


def correct(client, page, **fields):
    return client.post(correct_url(page), {**read_form(client.get(correct_url(page))), **fields}, follow=True)


@pytest.fixture
def page(eindredacteur):
    page = make.FindingPageFactory(title="Samen aan tafel")
    withdraw(eindredacteur, page)
    return page


def test_a_mistake_in_the_reason_is_mended_and_the_page_stays_off_the_site(eindredacteur, client, page):
    screen = eindredacteur.get(edit_url(page))
    assert "Intrekking wijzigen" in messages(screen)
    assert screen.content.decode().count(correct_url(page)) >= 2, "above the form and in its menu"
    assert read_form(eindredacteur.get(correct_url(page)))["reason"] == REASON
    assert "is gewijzigd" in messages(correct(eindredacteur, page, reason="De bedragen klopten niet."))
    shown = client.get(page.url)
    assert shown.status_code == 200
    assert "De bedragen klopten niet." in shown.content.decode()
    assert REASON not in shown.content.decode()
    assert not FindingPage.objects.get(pk=page.pk).live
    history = eindredacteur.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert "Intrekking gewijzigd: Ingetrokken. Reden: De bedragen klopten niet." in history


def test_what_turns_out_to_be_published_by_mistake_is_gone_with_its_title_links_and_earlier_texts(
    eindredacteur, client, page
):
    link = make_link(eindredacteur, page)
    assert client.get(link).status_code == 200
    correct(eindredacteur, page, kind="mistake")
    for address in (page.url, page.permalink):
        gone = client.get(address)
        assert gone.status_code == 410
        assert "Samen aan tafel" not in gone.content.decode()
    assert client.get(link).status_code == 404
    assert not CheckLink.objects.working().exists()
    assert not page.published_changes.filter(is_hidden=False).exists()


def test_what_was_no_mistake_after_all_can_be_read_again_once_it_is_put_back(eindredacteur, client, page):
    correct(eindredacteur, page, kind="mistake")
    correct(eindredacteur, page, kind="withdrawn")
    assert "Samen aan tafel" in client.get(page.url).content.decode()
    eindredacteur.post(restore_url(page))
    page.refresh_from_db()
    page.save_revision().publish()
    assert client.get(f"{page.permalink}/versies/1/").status_code == 200


def test_a_merged_page_gets_another_target_and_its_reason_is_mended_when_the_target_is_gone(
    eindredacteur, client, page
):
    first, second = make.FindingPageFactory(), make.FindingPageFactory()
    assert "Kies de pagina" in errors(correct(eindredacteur, page, kind="merged"))
    for target in (first, second):
        correct(eindredacteur, page, kind="merged", target=target.pk)
        assert client.get(page.url)["Location"] == target.url
    second.unpublish()
    correct(eindredacteur, page, reason="Staat elders.")
    assert "Staat elders." in client.get(page.url).content.decode()
    assert Withdrawal.objects.get().target_id == second.pk


def test_who_withdraws_what_is_withdrawn_is_led_to_the_screen_that_corrects(eindredacteur, page):
    answer = eindredacteur.get(withdraw_url(page), follow=True)
    assert "al ingetrokken" in messages(answer)
    assert read_form(answer)["reason"] == REASON


def test_a_form_that_was_open_does_not_withdraw_anew_what_was_put_back(eindredacteur, page):
    form = read_form(eindredacteur.get(correct_url(page)))
    eindredacteur.post(restore_url(page))
    answer = eindredacteur.post(correct_url(page), {**form, "kind": "mistake"}, follow=True)
    assert "niet ingetrokken" in messages(answer)
    assert FindingPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize(
    ("group", "may"), [("Redacteur Zwolle", False), ("Eindredacteur Zwolle", True), ("Eindredacteur Arnhem", False)]
)
def test_only_who_may_withdraw_corrects(zwolle, arnhem, person, group, may):
    item = FindingPage.objects.get(pk=zwolle.live.pk)
    fields = {"kind": "withdrawn", "reason": REASON}
    person("Landelijke eindredacteur").post(withdraw_url(item), fields)
    person(group).post(correct_url(item), {**fields, "kind": "mistake"})
    assert (Withdrawal.objects.get().kind == "mistake") is may
