"""Asking a real server that misbehaves: every answer, and every lack of one, comes back in time and in words."""

import datetime
import threading
import time
from email.utils import format_datetime

import pytest

from portal.linkcheck.connection import Limits
from portal.linkcheck.fetching import MOST_HOPS, Fetcher
from portal.linkcheck.outcomes import Outcome, Trouble
from portal.linkcheck.politeness import HostGates
from tests.linkcheck.misbehaving import port_of_nobody, running, until


def trouble(fetcher: Fetcher, url: str, method: str = "GET", most: int = 100_000) -> Trouble:
    started = time.monotonic()
    with pytest.raises(Trouble) as caught:
        fetcher.fetch(url, method, most=most)
    assert time.monotonic() - started < 6, "no server may hold us"
    assert caught.value.detail.endswith(".")
    return caught.value


def test_a_good_page_comes_back_with_its_body_and_says_who_asked(server, fetcher):
    answer = fetcher.fetch(f"{server.base}/good/#kop", most=100_000)
    assert answer.status == 200
    assert b"Hier staat wat u zoekt." in answer.reply.body
    assert answer.reply.complete
    method, path, headers = server.requests[0]
    assert (method, path) == ("GET", "/good/")
    assert "/contact/" in headers["User-Agent"]
    assert headers["Host"] == f"127.0.0.1:{server.port}"
    assert "Cookie" not in headers
    assert "Referer" not in headers


def test_with_head_no_body_is_asked_or_read(server, fetcher):
    answer = fetcher.fetch(f"{server.base}/good/", "HEAD", most=100_000)
    assert (answer.status, answer.reply.body) == (200, b"")
    assert server.requests[0][0] == "HEAD"


@pytest.mark.parametrize("status", [200, 204, 401, 403, 404, 410, 418, 500, 502])
def test_every_status_is_an_answer(server, fetcher, status):
    assert fetcher.fetch(f"{server.base}/status/{status}").status == status


class TestRedirects:
    def test_are_followed_to_their_end(self, server, fetcher):
        answer = fetcher.fetch(f"{server.base}/chain/4")
        assert (answer.status, answer.final_url) == (200, f"{server.base}/good/")
        assert [hop.status for hop in answer.hops] == [302] * 5
        assert answer.moved_to == ""

    def test_that_are_permanent_give_the_new_address(self, server, fetcher):
        assert fetcher.fetch(f"{server.base}/moved/").moved_to == f"{server.base}/good/nieuw"

    def test_that_are_permanent_only_at_first_give_the_address_up_to_there(self, server, fetcher):
        answer = fetcher.fetch(f"{server.base}/mixed/")
        assert answer.moved_to == f"{server.base}/elsewhere/"
        assert answer.final_url == f"{server.base}/good/tijdelijk"

    def test_in_a_circle_are_noticed(self, server, fetcher):
        assert trouble(fetcher, f"{server.base}/loop/").outcome == Outcome.LOOP
        assert len(server.requests) == 2

    def test_without_end_are_given_up(self, server, fetcher):
        assert trouble(fetcher, f"{server.base}/chain/100").outcome == Outcome.LOOP
        assert len(server.requests) == MOST_HOPS + 1

    def test_that_want_a_cookie_first_say_nothing_of_the_link(self, server, fetcher):
        assert trouble(fetcher, f"{server.base}/cookie-wall/").outcome == Outcome.REFUSED

    def test_to_an_address_with_accents_are_followed(self, server, fetcher):
        assert fetcher.fetch(f"{server.base}/accents/").final_url == f"{server.base}/good/caf%C3%A9"

    def test_without_a_place_to_go_are_an_answer(self, server, fetcher):
        assert fetcher.fetch(f"{server.base}/nowhere/").status == 302

    def test_to_another_host_are_followed(self, server, fetcher_for):
        with running() as other:
            answer = fetcher_for(server, other).fetch(f"{server.base}/go/http://ander.test:{other.port}/good/")
        assert (answer.status, answer.final_url) == (200, f"http://ander.test:{other.port}/good/")


class TestTime:
    def test_a_server_that_says_nothing_is_given_up(self, server, fetcher):
        assert trouble(fetcher, f"{server.base}/hang/").outcome == Outcome.TIMEOUT

    @pytest.mark.parametrize("path", ["slow", "slow-headers"])
    def test_a_server_that_drips_is_given_up_though_it_is_never_silent_for_long(self, server, fetcher, path):
        assert trouble(fetcher, f"{server.base}/{path}/").outcome == Outcome.TIMEOUT

    def test_a_server_that_takes_the_connection_and_never_shakes_hands_is_given_up(self, fetcher_for):
        """TLS to a port that accepts and keeps silent."""
        import socket
        from types import SimpleNamespace

        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            port = silent.getsockname()[1]
            fetcher = fetcher_for(SimpleNamespace(port=port))
            assert trouble(fetcher, f"https://localhost:{port}/").outcome == Outcome.TIMEOUT

    def test_nobody_at_the_port_is_told_apart(self, fetcher_for):
        from types import SimpleNamespace

        port = port_of_nobody()
        found = trouble(fetcher_for(SimpleNamespace(port=port)), f"http://localhost:{port}/")
        assert found.outcome == Outcome.NO_CONNECTION

    def test_when_one_address_of_a_host_is_dead_the_next_is_tried(self, server, fetcher_for):
        from portal.linkcheck.guard import Rules

        fetcher = fetcher_for(server, resolve=lambda *_: ["127.0.0.2", "127.0.0.1"])
        fetcher.rules = Rules(open_to=frozenset({("127.0.0.1", server.port), ("127.0.0.2", server.port)}))
        assert fetcher.fetch(f"http://twee.test:{server.port}/good/").status == 200


class TestSize:
    def test_an_endless_body_is_read_up_to_the_limit(self, server, fetcher):
        answer = fetcher.fetch(f"{server.base}/endless/", most=50_000)
        assert (answer.status, len(answer.reply.body), answer.reply.complete) == (200, 50_000, False)
        assert until(lambda: server.busy is False)
        assert server.sent < 20_000_000

    def test_a_body_that_says_it_is_a_terabyte_costs_what_was_sent_of_it(self, server, fetcher):
        answer = fetcher.fetch(f"{server.base}/huge/", "HEAD")
        assert answer.header("Content-Length") == str(10**12)
        assert fetcher.fetch(f"{server.base}/huge/", most=20).reply.body == b"%PDF-1.4\n1 0 obj<</T"

    def test_a_small_body_that_unpacks_to_very_much_is_unpacked_up_to_the_limit(self, server, fetcher):
        import tracemalloc

        from tests.linkcheck.misbehaving import bomb

        assert len(bomb()) < 300_000
        tracemalloc.start()
        try:
            answer = fetcher.fetch(f"{server.base}/bomb/", most=100_000)
            _now, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert (len(answer.reply.body), answer.reply.complete) == (100_000, False)
        assert peak < 20_000_000, "200 MB never stood in memory"


class TestNonsense:
    @pytest.mark.parametrize("path", ["broken-chunks", "cut-off", "bad-gzip", "drop", "old", "noise", "many-headers"])
    def test_is_no_answer(self, server, fetcher, path):
        assert trouble(fetcher, f"{server.base}/{path}/").outcome == Outcome.NO_CONNECTION

    def test_of_a_character_set_is_left_to_who_reads_the_body(self, server, fetcher):
        assert fetcher.fetch(f"{server.base}/charset/", most=1000).reply.body.startswith(b"<title>Caf\xe9")


class TestOneTimeForAll:
    LIMITS = Limits(connect=2, read=1, total=2, whole=1)

    def test_redirects_that_each_take_a_while_end_together(self, server, fetcher_for):
        def on(handler):
            time.sleep(0.3)
            handler.to(f"/on/{int(handler.rest) + 1}")

        server.answers["on"] = on
        assert trouble(fetcher_for(server, limits=self.LIMITS), f"{server.base}/on/0").outcome == Outcome.TIMEOUT
        assert len(server.requests) < MOST_HOPS

    def test_a_pause_for_which_there_is_no_time_is_not_waited_for(self, server, fetcher_for):
        server.answers["pause"] = lambda handler: handler.send(503, Retry_After="5")
        started = time.monotonic()
        assert trouble(fetcher_for(server, limits=self.LIMITS), f"{server.base}/pause/").outcome == Outcome.POSTPONED
        assert time.monotonic() - started < 4


class TestTLS:
    def test_a_good_certificate_is_taken(self, secure, fetcher_for):
        assert fetcher_for(secure).fetch(f"https://localhost:{secure.port}/good/").status == 200

    def test_the_certificate_must_be_of_the_host(self, secure, fetcher_for):
        found = trouble(fetcher_for(secure), f"https://ander.test:{secure.port}/good/")
        assert (found.outcome, found.detail) == (Outcome.TLS, "Het certificaat is van een andere website.")

    def test_an_expired_certificate_is_named(self, expired, fetcher_for):
        found = trouble(fetcher_for(expired), f"https://localhost:{expired.port}/good/")
        assert (found.outcome, found.detail) == (Outcome.TLS, "Het certificaat van de website is verlopen.")

    def test_a_certificate_of_ones_own_making_is_not_trusted(self, self_made, fetcher_for):
        found = trouble(fetcher_for(self_made), f"https://localhost:{self_made.port}/good/")
        assert found.outcome == Outcome.TLS
        assert "niet te vertrouwen" in found.detail

    def test_a_server_that_speaks_no_tls_is_told(self, server, fetcher):
        found = trouble(fetcher, f"https://localhost:{server.port}/good/")
        assert found.outcome in {Outcome.TLS, Outcome.NO_CONNECTION, Outcome.TIMEOUT}


class TestPoliteness:
    def test_a_pause_of_moments_is_waited_and_tried_once_more(self, server, fetcher):
        assert fetcher.fetch(f"{server.base}/busy/0").status == 200
        assert server.asked("/busy/0") == 2

    def test_a_long_pause_is_for_another_run(self, server, fetcher):
        found = trouble(fetcher, f"{server.base}/busy/3600")
        assert found.outcome == Outcome.POSTPONED
        assert server.asked("/busy/3600") == 1
        wait = found.retry_at - datetime.datetime.now(datetime.UTC)
        assert datetime.timedelta(minutes=59) < wait <= datetime.timedelta(hours=1)

    def test_a_pause_may_be_a_date_and_is_never_for_ever(self, server, fetcher):
        until_then = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=365)
        server.answers["year"] = lambda handler: handler.send(503, Retry_After=format_datetime(until_then, usegmt=True))
        found = trouble(fetcher, f"{server.base}/year/")
        assert found.outcome == Outcome.POSTPONED
        assert found.retry_at - datetime.datetime.now(datetime.UTC) < datetime.timedelta(days=8)

    @pytest.mark.parametrize("words", ["morgen", "-5", "Mon, 99 Foo 2026", "9" * 40])
    def test_a_pause_that_is_nonsense_is_not_waited_for(self, server, fetcher, words):
        server.answers["nonsense"] = lambda handler: handler.send(503, Retry_After=words)
        assert fetcher.fetch(f"{server.base}/nonsense/").status == 503

    def test_a_server_that_gets_too_many_questions_is_left_alone(self, server, fetcher):
        assert trouble(fetcher, f"{server.base}/status/429").outcome == Outcome.POSTPONED

    def test_between_two_questions_to_one_host_there_is_a_pause(self, server, fetcher_for):
        fetcher = fetcher_for(server, gates=HostGates(pause=0.3))
        started = time.monotonic()
        for _ in range(3):
            fetcher.fetch(f"http://een.test:{server.port}/good/")
        assert time.monotonic() - started >= 0.6

    def test_a_host_has_one_connection_at_a_time_and_others_do_not_wait_for_it(self, server, fetcher_for):
        asking, most = [], []
        counting = threading.Lock()

        def count(handler):
            host = handler.headers["Host"]
            with counting:
                asking.append(host)
                most.append(asking.count(host))
            time.sleep(0.1)
            with counting:
                asking.remove(host)
            handler.send(200)

        server.answers["count"] = count
        fetcher = fetcher_for(server)
        urls = [f"http://{name}.test:{server.port}/count/" for name in ("een", "twee", "drie") for _ in range(3)]
        threads = [threading.Thread(target=fetcher.fetch, args=[url]) for url in urls]
        started = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert len(most) == 9
        assert max(most) == 1
        assert time.monotonic() - started < 0.85, "three hosts of three questions each, side by side"
