"""A judgement goes live with its date and with the function of who judged, also when the editor filled in neither."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.redactie.admin_forms import needed_to_publish, read_form

pytestmark = pytest.mark.django_db


def published(client, **fields):
    terms = {
        "themes": [make.ThemeFactory()], "regions": [make.RegionFactory()], "audiences": [make.AudienceFactory()]
    }  # fmt: skip
    page = make.FindingPageFactory(live=False, **{**terms, **needed_to_publish(), **fields})
    address = f"/beheer/pages/{page.pk}/edit/"
    form = read_form(client.get(address), "#page-edit-form") | {"body-count": "0", "action-publish": "1"}
    assert client.post(address, form).status_code == 302
    page.refresh_from_db()
    assert page.live
    return page


def test_a_judgement_is_published_with_today_and_the_function_of_who_publishes(eindredacteur):
    page = published(eindredacteur, judgement="current")
    assert (page.judged_on, page.judged_by) == (timezone.localdate(), "landelijke redactie")
    assert page.get_latest_revision_as_object().judged_by == "landelijke redactie", "the form shows it too"


def test_a_date_and_a_function_of_the_editor_stay(eindredacteur):
    day = timezone.localdate() - timedelta(days=3)
    page = published(eindredacteur, judgement="careful", judged_on=day, judged_by="jurist")
    assert (page.judged_on, page.judged_by) == (day, "jurist")
