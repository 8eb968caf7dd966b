"""`manage.py check_links`, from pages with links to what it writes down and says, against a real server."""

import datetime
import io
import threading

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Site

from portal.core.models import ExternalAddress, PortalSettings
from portal.linkcheck import judging
from portal.linkcheck.fetching import Fetcher
from portal.linkcheck.models import CheckedAddress, LinkCheckRun
from portal.linkcheck.politeness import HostGates
from portal.linkcheck.running import Tally
from tests import factories as make
from tests.linkcheck.conftest import SHORT
from tests.linkcheck.misbehaving import port_of_nobody
from tests.linkcheck.test_gathering import body, link

pytestmark = pytest.mark.django_db
State = CheckedAddress.State


@pytest.fixture(autouse=True)
def _quick(settings, server, monkeypatch):
    """The real fetcher as the command makes it, with short limits; every name that ends in `.test` stands here."""
    settings.LINKCHECK_OPEN_TO = [("127.0.0.1", server.port)]

    def make_fetcher():
        return Fetcher(limits=SHORT, gates=HostGates(pause=0), resolve=lambda *_: ["127.0.0.1"])

    monkeypatch.setattr(judging, "Fetcher", make_fetcher)


def publish(*urls: str):
    return make.FindingPageFactory(body=body(*(("text", link(url)) for url in urls)))


def check(**options) -> str:
    out = io.StringIO()
    call_command("check_links", stdout=out, stderr=io.StringIO(), **{"no_mail": True} | options)
    return out.getvalue()


def days_pass(days: float = 1) -> None:
    """As if all that was looked at was looked at so much earlier."""
    ago = datetime.timedelta(days=days)
    for address in CheckedAddress.objects.all():
        address.checked_at = address.checked_at and address.checked_at - ago
        address.last_failed_on = address.last_failed_on and address.last_failed_on - ago
        address.failing_since = address.failing_since and address.failing_since - ago
        address.save()


def states() -> dict[str, str]:
    return {address.url.rsplit("/", 2)[-2]: address.state for address in CheckedAddress.objects.all()}


def test_it_says_in_dutch_what_it_found(server):
    publish(f"{server.base}/good/", f"{server.base}/moved/", f"{server.base}/says-it/", f"{server.base}/cookie-wall/")
    assert check() == (
        "4 webadressen gecontroleerd: 1 bereikbaar, 1 verhuisd, 1 met een storing, 1 niet te controleren.\n"
    )
    assert states() == {"good": "reachable", "moved": "moved", "says-it": "faltering", "cookie-wall": "undecided"}


def test_after_three_days_it_names_what_is_unreachable_and_readers_see_it(server, client):
    address = make.ExternalAddressFactory(url=f"{server.base}/weg/")
    useful = make.UsefulLinkFactory()
    useful.addresses.add(address)
    useful.save()
    for _ in range(2):
        assert "Nu onbereikbaar" not in check()
        days_pass()
    assert f"Nu onbereikbaar: {server.base}/weg/" in check()
    days_pass()
    assert "Nu onbereikbaar" not in check(), "it was so yesterday"
    assert ExternalAddress.objects.get().state == "gone"
    page = client.get("/nuttige-links/").content.decode()
    assert "Onbereikbaar bij de controle op" in page


def test_what_was_looked_at_today_is_left_alone_unless_asked(server):
    publish(f"{server.base}/good/")
    check()
    server.requests.clear()
    assert check() == "Er was geen webadres aan de beurt.\n"
    assert server.requests == []
    assert check(again=True).startswith("1 webadres gecontroleerd")
    days_pass(0.9)
    assert check().startswith("1 webadres gecontroleerd")


def test_only_one_website_or_a_number_of_addresses_can_be_asked(server):
    publish(*(f"http://{name}.test:{server.port}/good/" for name in ("een", "twee", "drie")))
    assert check(only_host="Twee.test").startswith("1 webadres")
    assert CheckedAddress.objects.get(state=State.REACHABLE).host == "twee.test"
    assert check(limit=1).startswith("1 webadres")
    assert CheckedAddress.objects.filter(state=State.REACHABLE).count() == 2
    with pytest.raises(CommandError, match="vanaf 1"):
        check(limit=-1)


def test_a_run_that_is_broken_off_is_taken_up_by_the_next(server, monkeypatch):
    publish(*(f"{server.base}/good/{number}" for number in range(5)))
    real = judging.Examiner.examine
    looked = []

    def stopped(self, url, known=None):
        looked.append(url)
        return real(self, url, known)

    monkeypatch.setattr(judging.Examiner, "examine", stopped)
    from portal.linkcheck import running

    def interrupted(found, tally, real_write=running.write):
        real_write(found, tally)
        if len(looked) >= 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(running, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        check()
    done = CheckedAddress.objects.filter(state=State.REACHABLE).count()
    assert 0 < done < 5
    run = LinkCheckRun.objects.get()
    assert (run.is_running, run.result) == (False, "Afgebroken.")
    monkeypatch.undo()
    assert CheckedAddress.objects.due().count() == 5 - done


def test_two_runs_never_go_at_once(server):
    publish(f"{server.base}/good/")
    running = LinkCheckRun.objects.create()
    with pytest.raises(CommandError, match="Er loopt al een controle sinds"):
        check()
    assert server.requests == []
    running.seen_at = timezone.now() - datetime.timedelta(hours=1)
    running.save()
    assert check().startswith("1 webadres gecontroleerd"), "that run has died"
    running.refresh_from_db()
    assert (running.is_running, running.result) == (False, "Afgebroken.")
    assert LinkCheckRun.objects.count() == 2
    assert LinkCheckRun.objects.first().result.startswith("1 webadres gecontroleerd")


def test_when_nothing_answers_the_portal_doubts_its_own_connection_and_counts_nothing(settings):
    port = port_of_nobody()
    settings.LINKCHECK_OPEN_TO = [("127.0.0.1", port)]
    publish(*(f"http://{name}.test:{port}/" for name in ("een", "twee", "drie")))
    with pytest.raises(CommandError, match="zelf geen verbinding"):
        check()
    assert set(CheckedAddress.objects.values_list("state", "failed_days")) == {("not_checked", 0)}
    assert "Er is niets geteld" in LinkCheckRun.objects.get().result


def test_when_one_website_answers_the_silence_of_others_counts(settings, server):
    port = port_of_nobody()
    settings.LINKCHECK_OPEN_TO = [("127.0.0.1", port), ("127.0.0.1", server.port)]
    publish(
        *(f"http://{name}.test:{port}/" for name in ("een", "twee", "drie")), f"http://vier.test:{server.port}/good/"
    )
    assert check() == "4 webadressen gecontroleerd: 1 bereikbaar, 3 met een storing.\n"


def test_a_website_that_asks_for_time_gets_it(server):
    publish(f"{server.base}/busy/7200")
    check()
    server.requests.clear()
    days_pass(0)
    CheckedAddress.objects.update(checked_at=timezone.now() - datetime.timedelta(days=1))
    assert check() == "Er was geen webadres aan de beurt.\n"
    assert server.requests == []


def test_no_thread_stays_behind(server):
    publish(f"{server.base}/good/")
    check()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("linkcheck")]


def test_numbers_are_right_for_one_and_more():
    tally = Tally()
    tally.states.update([State.GONE])
    assert tally.in_words() == "1 webadres gecontroleerd: 1 onbereikbaar."
    tally.states.update([State.GONE, State.REACHABLE])
    assert tally.in_words() == "3 webadressen gecontroleerd: 1 bereikbaar, 2 onbereikbaar."


def test_the_editors_hear_of_what_is_dead_by_one_mail_however_often_it_runs(server):
    settings = PortalSettings.for_site(Site.objects.get())
    settings.contact_email = "redactie@voorbeeld.test"
    settings.save()
    publish(f"{server.base}/weg/")
    for _ in range(4):
        said = check(no_mail=False)
        days_pass()
    assert "Er is niets nieuws om te mailen." in said
    (sent,) = mail.outbox
    assert f"{server.base}/weg/" in sent.body
