"""An editor says that a link works, with a reason and until when, and can take that back."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from portal.linkcheck.models import CheckedAddress
from tests import factories as make
from tests.linkcheck.test_applying import DEAD, day, look
from tests.linkcheck.test_report import URL, dead, publish, rows

pytestmark = pytest.mark.django_db
State = CheckedAddress.State


class TestFalseAlarm:
    def mark(self, client, address, **fields):
        data = {"reason": "Ik heb de link geopend.", "days": "30"} | fields
        return client.post(reverse("linkcheck_false_alarm", args=[address.pk]), data, follow=True)

    def test_takes_the_link_out_of_the_list_and_tells_readers_that_it_works(self, eindredacteur):
        kept = make.ExternalAddressFactory(url=URL)
        publish()
        address = dead()
        screen = eindredacteur.get(reverse("linkcheck_false_alarm", args=[address.pk])).content.decode()
        assert "Inhoud, blok 1 (Tekst)" in screen
        assert "geldt nu als bereikbaar" in self.mark(eindredacteur, address).content.decode()
        assert rows(eindredacteur) == []
        (row,) = rows(eindredacteur, staat="vals-alarm")
        until = timezone.localdate() + datetime.timedelta(days=30)
        assert f"Vals alarm tot en met {until.day} " in row
        kept.refresh_from_db()
        assert (kept.state, kept.checked_on) == ("reachable", timezone.localdate())
        assert look(CheckedAddress.objects.get(url=URL), DEAD, 4, 5, 6, 7).state == State.REACHABLE

    def test_says_who_did_it_and_why_and_can_be_undone_wholly(self, eindredacteur):
        kept = make.ExternalAddressFactory(url=URL)
        publish()
        before = dead()
        self.mark(eindredacteur, before)
        undo = reverse("linkcheck_undo", args=[before.pk])
        screen = eindredacteur.get(undo).content.decode()
        assert "elly" in screen
        assert "Ik heb de link geopend." in screen
        assert "ongedaan gemaakt" in eindredacteur.post(undo, follow=True).content.decode()
        after = CheckedAddress.objects.get(url=URL)
        for name in ("state", "failed_days", "failing_since", "last_failed_on", "state_since"):
            assert getattr(after, name) == getattr(before, name), name
        assert (after.false_alarm_until, after.false_alarm_reason, after.checked_at) == (None, "", None)
        kept.refresh_from_db()
        assert (kept.state, kept.checked_on) == ("gone", day(3).date())
        assert eindredacteur.post(undo).status_code == 302, "twice does no harm"

    @pytest.mark.parametrize("fields", [{"reason": ""}, {"reason": "x" * 301}, {"days": "9999"}, {"days": ""}])
    def test_without_a_reason_or_with_another_period_nothing_happens_and_the_form_says_so(self, eindredacteur, fields):
        publish()
        address = dead()
        answer = self.mark(eindredacteur, address, **fields)
        assert BeautifulSoup(answer.content, "html.parser").select_one(".error-message, .w-field__errors")
        address.refresh_from_db()
        assert address.state == State.GONE
