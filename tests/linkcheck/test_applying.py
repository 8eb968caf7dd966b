"""Three failures on three days before readers hear of it; a success starts anew; what an editor says is respected."""

import datetime

import pytest

from portal.core.models import ExternalAddress
from portal.linkcheck.applying import apply
from portal.linkcheck.judging import FileSeen, Verdict
from portal.linkcheck.models import CheckedAddress
from portal.linkcheck.outcomes import FAILURES, UNDECIDED, Outcome
from tests import factories as make

pytestmark = pytest.mark.django_db

URL = "https://elders.test/stuk.pdf"
State = CheckedAddress.State
DEAD = Verdict(Outcome.NOT_FOUND, "De website zegt dat deze pagina er niet is (404).", 404)
ALIVE = Verdict(Outcome.REACHABLE, status=200)
MOVED = Verdict(Outcome.MOVED, "Het adres is voorgoed verhuisd.", 200, moved_to="https://nieuw.test/")


def day(number: int, hour: int = 12) -> datetime.datetime:
    return datetime.datetime(2026, 11, number, hour, tzinfo=datetime.UTC)


@pytest.fixture
def address() -> CheckedAddress:
    return CheckedAddress.objects.create(url=URL, host="elders.test")


@pytest.fixture
def kept() -> ExternalAddress:
    return make.ExternalAddressFactory(url=URL)


def look(address: CheckedAddress, verdict: Verdict, *days: int) -> CheckedAddress:
    for number in days:
        address = apply(address, verdict, now=day(number))
    return address


def told(kept: ExternalAddress) -> tuple[str, datetime.date | None]:
    kept.refresh_from_db()
    return kept.state, kept.checked_on


@pytest.mark.parametrize("outcome", sorted(FAILURES))
def test_three_failures_on_three_days_make_it_unreachable_for_readers(address, kept, outcome):
    verdict = Verdict(outcome, "Het ging mis.")
    assert look(address, verdict, 1, 2).state == State.FALTERING
    assert told(kept) == ("not_checked", None)
    address = look(address, verdict, 4)
    assert (address.state, address.failing_since, address.state_since) == (State.GONE, day(1).date(), day(4).date())
    assert told(kept) == ("gone", day(4).date())


def test_many_failures_on_one_day_are_one(address, kept):
    address = look(address, DEAD, 1, 1, 1, 1, 2, 2)
    assert (address.state, address.failed_days) == (State.FALTERING, 2)
    assert told(kept)[0] == "not_checked"


def test_a_day_is_a_day_in_the_netherlands(address):
    apply(address, DEAD, now=day(1, 22))
    assert apply(address, DEAD, now=day(1, 23)).failed_days == 2, "23.00 UTC is the next day here"


def test_a_success_in_between_starts_anew(address, kept):
    look(address, DEAD, 1, 2)
    look(address, ALIVE, 3)
    assert look(address, DEAD, 4, 5).state == State.FALTERING
    assert told(kept) == ("reachable", day(3).date())


def test_what_comes_back_is_reachable_at_once(address, kept):
    look(address, DEAD, 1, 2, 3)
    address = look(address, ALIVE, 4)
    assert (address.state, address.failed_days, address.failing_since) == (State.REACHABLE, 0, None)
    assert told(kept) == ("reachable", day(4).date())


@pytest.mark.parametrize("outcome", sorted(UNDECIDED))
def test_a_website_that_does_not_want_us_changes_nothing(address, kept, outcome):
    verdict = Verdict(outcome, "De website laat onze controle niet toe.")
    assert look(address, verdict, 1, 2, 3, 4).state == State.UNDECIDED
    assert told(kept) == ("not_checked", None)
    look(address, ALIVE, 5)
    assert look(address, verdict, 6, 7, 8).state == State.REACHABLE
    assert told(kept) == ("reachable", day(5).date())


def test_what_moved_for_good_is_told_with_the_new_address_for_the_editor(address, kept):
    assert look(address, MOVED, 1).moved_to == "https://nieuw.test/"
    assert told(kept) == ("moved", day(1).date())


def test_with_a_copy_in_an_archive_readers_are_led_there(address, kept):
    ExternalAddress.objects.update(archive_url="https://archief.test/stuk")
    look(address, DEAD, 1, 2, 3)
    assert told(kept) == ("archived", day(3).date())


@pytest.mark.parametrize("state", ["gone", "archived"])
def test_what_an_editor_says_to_be_gone_stays_so_though_somebody_else_answers_there(address, kept, state):
    ExternalAddress.objects.update(state=state, checked_on=day(1).date())
    look(address, ALIVE, 2)
    assert told(kept) == (state, day(1).date())
    look(address, DEAD, 3, 4, 5)
    assert told(kept) == (state, day(5).date())


def test_an_address_that_is_written_in_another_way_is_told_too(address):
    kept = make.ExternalAddressFactory(url="HTTPS://Elders.test/stuk.pdf#page=3")
    other = make.ExternalAddressFactory(url="https://elders.test/ander.pdf")
    look(address, ALIVE, 1)
    assert told(kept)[0] == "reachable"
    assert told(other)[0] == "not_checked"


def test_an_address_in_another_script_is_told_too():
    address = CheckedAddress.objects.create(url="https://xn--bcher-kva.test/", host="xn--bcher-kva.test")
    kept = make.ExternalAddressFactory(url="https://bücher.test/")
    look(address, ALIVE, 1)
    assert told(kept)[0] == "reachable"


def test_a_false_alarm_is_believed_as_long_as_it_holds(address, kept):
    CheckedAddress.objects.update(false_alarm_until=datetime.date(2100, 1, 1), state=State.REACHABLE)
    assert look(address, DEAD, 1, 2, 3, 4).state == State.REACHABLE
    assert told(kept) == ("not_checked", None)
    CheckedAddress.objects.update(false_alarm_until=datetime.date(2020, 1, 1))
    assert look(address, DEAD, 5, 6, 7).state == State.GONE


def test_an_address_that_was_taken_away_meanwhile_is_nothing(address):
    CheckedAddress.objects.all().delete()
    assert apply(address, ALIVE) is None


def seen(sha256: str) -> Verdict:
    return Verdict(Outcome.REACHABLE, status=200, file=FileSeen("application/pdf", 5, '"1"', "gisteren", sha256))


def test_a_file_that_changes_is_noticed_and_the_first_look_is_no_change(address):
    assert look(address, seen("a" * 64), 1).file_changed_on is None
    assert look(address, seen("a" * 64), 2).file_changed_on is None
    address = look(address, seen("b" * 64), 3)
    assert (address.file_changed_on, address.sha256) == (day(3).date(), "b" * 64)
    assert look(address, seen("b" * 64), 4).file_changed_on == day(3).date()


def test_a_look_without_the_file_keeps_what_was_known_of_it(address):
    look(address, seen("a" * 64), 1)
    assert look(address, seen(""), 2).sha256 == "a" * 64
    assert look(address, DEAD, 3).sha256 == "a" * 64
