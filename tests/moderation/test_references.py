"""The screen of withdrawing tells how many places refer to the page: others, not the page's own versions."""

import importlib

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from portal.core.models import PublishedChange
from tests import factories as make
from tests.moderation.withdrawing import withdraw_url

pytestmark = pytest.mark.django_db


def screen(client, page) -> str:
    return " ".join(BeautifulSoup(client.get(withdraw_url(page)).content, "html.parser").get_text(" ").split())


def test_a_page_that_was_published_often_and_to_which_one_page_refers_is_referred_to_at_one_place(eindredacteur):
    page = make.FindingPageFactory()
    for _ in range(3):
        page.save_revision().publish()
        page.refresh_from_db()
    assert page.published_changes.count() > 1
    assert "wordt naar deze pagina verwezen" not in screen(eindredacteur, page)
    make.FindingPageFactory(body=[("text", f'<p><a linktype="page" id="{page.pk}">Elders</a></p>')])
    assert "Op 1 plek wordt naar deze pagina verwezen" in screen(eindredacteur, page)


def test_what_the_index_held_of_kept_versions_goes(eindredacteur):
    page = make.FindingPageFactory()
    ReferenceIndex.objects.create(
        content_type=ContentType.objects.get_for_model(PublishedChange),
        base_content_type=ContentType.objects.get_for_model(PublishedChange),
        object_id="1",
        to_content_type=ContentType.objects.get_for_model(Page),
        to_object_id=str(page.pk),
        model_path="page",
        content_path="page",
        content_path_hash="1e3b6b0e-0c1b-5c8e-9c63-1f0c1c9d0a11",
    )
    assert "Op 1 plek" in screen(eindredacteur, page)
    importlib.import_module("portal.core.migrations.0015_own_versions_are_no_references").forget(apps, None)
    assert "wordt naar deze pagina verwezen" not in screen(eindredacteur, page)
