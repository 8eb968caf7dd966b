"""What a visitor may see: published, not expired at this minute, public."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.core.querysets import visible_pages
from tests.factories import FindingPageFactory, StandardPageFactory, TipPageFactory

pytestmark = pytest.mark.django_db


def test_a_published_page_is_visible():
    tip = TipPageFactory()
    assert visible_pages().filter(pk=tip.pk).exists()


def test_a_draft_is_not():
    tip = TipPageFactory(live=False)
    assert not visible_pages().filter(pk=tip.pk).exists()


def test_a_page_is_gone_the_minute_it_expires_before_any_job_has_run():
    tip = TipPageFactory()
    type(tip).objects.filter(pk=tip.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    assert not visible_pages().filter(pk=tip.pk).exists()


def test_a_page_that_expires_later_is_visible_until_then():
    tip = TipPageFactory()
    type(tip).objects.filter(pk=tip.pk).update(expire_at=timezone.now() + datetime.timedelta(minutes=1))
    assert visible_pages().filter(pk=tip.pk).exists()


def test_a_page_under_a_restriction_is_not_visible_and_neither_is_what_stands_under_it():
    tip = TipPageFactory()
    PageViewRestriction.objects.create(page=tip.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert not visible_pages().filter(pk=tip.pk).exists()


@pytest.mark.parametrize("place", ["itself", "above", "source of an alias above"])
def test_what_closes_a_page_is_found_wherever_it_stands(client, place):
    """The portal asks this in one query of its own."""
    page = FindingPageFactory()
    index = page.get_parent()
    closed = {"itself": page, "above": index, "source of an alias above": StandardPageFactory()}[place]
    if place.startswith("source"):
        Page.objects.filter(pk=index.pk).update(alias_of=closed)
    assert client.get(page.url).status_code == 200
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(page.url).status_code == 302
    restrictions = type(page).objects.get(pk=page.pk).get_view_restrictions()
    assert set(restrictions) == set(Page.get_view_restrictions(page)) != set()
