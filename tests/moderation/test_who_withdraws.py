"""Who withdraws what: one item at a time, by who publishes it, and never by deleting or by the page above it."""

import pytest
from django.urls import reverse

from portal.core.models import Withdrawal
from portal.findings.models import FindingPage
from tests import factories as make
from tests.moderation.withdrawing import REASON, edit_url, restore_url, withdraw, withdraw_url
from tests.redactie.admin_forms import messages

pytestmark = pytest.mark.django_db


def test_what_was_published_once_is_withdrawn_and_not_deleted(eindredacteur):
    page = make.FindingPageFactory()
    delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert "Publicatie intrekken" in messages(eindredacteur.post(delete, follow=True))
    screen = eindredacteur.get(edit_url(page)).content.decode()
    assert delete not in screen
    assert withdraw_url(page) in screen
    withdraw(eindredacteur, page)
    assert "Haar adres blijft bestaan" in messages(eindredacteur.post(delete, follow=True))
    assert FindingPage.objects.filter(pk=page.pk).exists()
    assert eindredacteur.get(reverse("wagtailadmin_pages:move", args=[page.pk])).status_code == 200


def test_a_draft_that_was_never_published_is_deleted_by_who_may(eindredacteur):
    draft = make.FindingPageFactory(live=False)
    eindredacteur.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not FindingPage.objects.filter(pk=draft.pk).exists()


def test_several_items_at_once_are_not_withdrawn_without_a_reason_for_each(eindredacteur):
    page = make.FindingPageFactory()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    answer = eindredacteur.post(f"{address}?next=/beheer/&id={page.pk}", follow=True)
    assert "Elk heeft een eigen reden" in messages(answer)
    page.refresh_from_db()
    assert page.live


def test_a_page_of_text_is_unpublished_as_wagtail_does_it(eindredacteur, client):
    text = make.StandardPageFactory()
    eindredacteur.post(withdraw_url(text))
    assert client.get(text.url).status_code == 404


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Redacteur Zwolle", False),
        ("Eindredacteur Zwolle", True),
        ("Redacteur Arnhem", False),
        ("Eindredacteur Arnhem", False),
        ("Landelijke eindredacteur", True),
        ("Beheerder", False),
    ],
)
def test_only_who_publishes_for_this_collectief_withdraws_and_restores(zwolle, arnhem, person, group, may):
    someone, item = person(group), FindingPage.objects.get(pk=zwolle.live.pk)
    fields = {"kind": "withdrawn", "reason": REASON}
    someone.post(withdraw_url(item), fields)
    assert Withdrawal.objects.exists() is may
    if not may:
        person("Landelijke eindredacteur").post(withdraw_url(item), fields)
    assert Withdrawal.objects.exists()
    someone.post(restore_url(item))
    assert Withdrawal.objects.exists() is not may


def test_a_section_goes_off_the_site_alone_and_never_with_the_items_below_it(eindredacteur, own_part):
    page = make.FindingPageFactory(parent=own_part)
    address = reverse("wagtailadmin_pages:unpublish", args=[own_part.pk])
    bulk = (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?next=/beheer/&id={own_part.pk}"
    )
    for refusing in (address, bulk):
        answer = eindredacteur.post(refusing, {"include_descendants": "on"}, follow=True)
        assert "Trek die eerst één voor één in" in messages(answer)
        for one in (own_part, page):
            one.refresh_from_db()
            assert one.live
    eindredacteur.post(address)
    own_part.refresh_from_db()
    page.refresh_from_db()
    assert (own_part.live, page.live) == (False, True)
