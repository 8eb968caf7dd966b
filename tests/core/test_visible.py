"""What a visitor may see: published, not expired at this minute, public."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.core.querysets import visible_pages
from tests.factories import TipPageFactory

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
