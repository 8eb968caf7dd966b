"""What a website's answer says of a link, judged on a real server that lies, errs and moves."""

import pytest

from portal.linkcheck.judging import Examiner, FileSeen
from portal.linkcheck.outcomes import FAILURES, UNDECIDED, Outcome
from portal.linkcheck.page_text import decode, read_page
from tests.linkcheck.misbehaving import page


@pytest.fixture
def examiner(fetcher) -> Examiner:
    return Examiner(fetcher)


def outcome(examiner: Examiner, url: str) -> Outcome:
    verdict = examiner.examine(url)
    assert verdict.outcome in {Outcome.REACHABLE, Outcome.MOVED} or verdict.detail.endswith(".")
    return verdict.outcome


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("good/", Outcome.REACHABLE),
        ("", Outcome.REACHABLE),
        ("charset/", Outcome.REACHABLE),
        ("endless/", Outcome.REACHABLE),
        ("bomb/", Outcome.REACHABLE),
        ("chain/3", Outcome.REACHABLE),
        ("busy/0", Outcome.REACHABLE),
        ("moved/", Outcome.MOVED),
        ("mixed/", Outcome.MOVED),
        ("status/404", Outcome.NOT_FOUND),
        ("status/410", Outcome.NOT_FOUND),
        ("status/500", Outcome.SERVER_ERROR),
        ("status/503", Outcome.SERVER_ERROR),
        ("status/400", Outcome.SERVER_ERROR),
        ("nowhere/", Outcome.SERVER_ERROR),
        ("says-it/", Outcome.SOFT_404),
        ("loop/", Outcome.LOOP),
        ("chain/50", Outcome.LOOP),
        ("hang/", Outcome.TIMEOUT),
        ("slow/", Outcome.TIMEOUT),
        ("drop/", Outcome.NO_CONNECTION),
        ("old/", Outcome.NO_CONNECTION),
        ("noise/", Outcome.NO_CONNECTION),
        ("broken-chunks/", Outcome.NO_CONNECTION),
        ("cut-off/", Outcome.NO_CONNECTION),
        ("go/http://10.0.0.1/", Outcome.NOT_ALLOWED),
        ("status/401", Outcome.REFUSED),
        ("status/403", Outcome.REFUSED),
        ("status/999", Outcome.REFUSED),
        ("cookie-wall/", Outcome.REFUSED),
        ("status/429", Outcome.POSTPONED),
        ("busy/3600", Outcome.POSTPONED),
        ("down/3600", Outcome.POSTPONED),
    ],
)
def test_each_way_of_behaving_is_told_apart(server, fetcher_for, path, expected):
    resolve = lambda host, port: [host] if host == "10.0.0.1" else ["127.0.0.1"]  # noqa: E731
    assert outcome(Examiner(fetcher_for(server, resolve=resolve)), f"{server.base}/{path}") == expected


def test_every_outcome_counts_for_or_against_the_link_or_not_at_all():
    assert not FAILURES & UNDECIDED
    assert set(Outcome) - FAILURES - UNDECIDED == {Outcome.REACHABLE, Outcome.MOVED}


def test_the_new_address_is_named(server, examiner):
    assert examiner.examine(f"{server.base}/moved/").moved_to == f"{server.base}/good/nieuw"


class TestHeadThenGet:
    @pytest.mark.parametrize("path", ["no-head/", "wrong-head/", "dead-head/"])
    def test_when_head_is_refused_or_odd_get_decides(self, server, examiner, path):
        assert outcome(examiner, f"{server.base}/{path}") == Outcome.REACHABLE
        assert [method for method, asked, _ in server.requests if asked == f"/{path}"] == ["HEAD", "GET"]

    def test_a_head_that_is_kinder_than_get_is_not_believed(self, server, examiner):
        assert outcome(examiner, f"{server.base}/kind-head/") == Outcome.NOT_FOUND

    def test_a_picture_is_not_downloaded(self, server, examiner):
        server.answers["picture"] = lambda handler: handler.send(200, b"x" * 100, kind="image/png")
        assert outcome(examiner, f"{server.base}/picture/") == Outcome.REACHABLE
        assert [method for method, _path, _headers in server.requests] == ["HEAD"]


class TestSoft404:
    def test_a_site_that_sends_all_that_is_gone_to_its_front_page_is_seen_through(self, server, examiner):
        server.answers["weg"] = server.answers["bestaat-niet"] = lambda handler: handler.to("/home/")
        nonsense_too(server, lambda handler: handler.to("/home/"))
        assert outcome(examiner, f"{server.base}/weg/rapport") == Outcome.SOFT_404

    def test_a_redirect_to_the_front_page_of_a_site_that_is_honest_otherwise_is_believed(self, server, examiner):
        server.answers["campagne"] = lambda handler: handler.to("/")
        assert outcome(examiner, f"{server.base}/campagne/") == Outcome.REACHABLE

    def test_a_site_that_shows_the_same_kind_words_at_every_address_is_seen_through(self, server, examiner):
        def kind_words(handler):
            handler.send(200, page("Oud nieuws", f"U zocht {handler.path}. Probeer het zoekveld, keer {id(handler)}."))

        server.answers["weg"] = kind_words
        nonsense_too(server, kind_words)
        assert outcome(examiner, f"{server.base}/weg/") == Outcome.SOFT_404
        assert outcome(examiner, f"{server.base}/good/") == Outcome.REACHABLE

    def test_a_site_that_is_put_together_in_the_browser_is_believed(self, server, examiner):
        def shell(handler):
            handler.send(200, page("Portaal", '<div id="app"></div>'))

        server.answers |= {"home": shell, "stuk": shell}
        nonsense_too(server, shell)
        assert outcome(examiner, f"{server.base}/stuk/") == Outcome.REACHABLE

    def test_a_site_is_asked_for_nonsense_once(self, server, examiner):
        for number in range(3):
            assert outcome(examiner, f"{server.base}/good/{number}") == Outcome.REACHABLE
        assert sum("bestaat-niet" in path for _method, path, _headers in server.requests) == 1

    @pytest.mark.parametrize(
        "title",
        [
            "Pagina niet gevonden",
            "404 - Niet gevonden | Gemeente Testdam",
            "Page not found – Example",
            "404",
            "Fout 404",
            "Deze pagina bestaat niet meer | VNG",
            "De opgevraagde pagina is niet gevonden",
            "Niet gevonden | NJi",
            "Sorry, de pagina kon niet worden gevonden",
        ],
    )
    def test_a_page_that_says_that_it_is_not_there_is_believed(self, title):
        assert read_page(page(title), "text/html").says_not_found
        assert read_page(page("Gemeente").replace(b"<h1>Gemeente", f"<h1>{title}".encode()), "text/html").says_not_found

    @pytest.mark.parametrize(
        "title",
        [
            "Kind niet gevonden: wat doet Veilig Thuis?",
            "Kamerstuk 404",
            "Route N404 afgesloten",
            "De hulp die niet gevonden wordt",
            "Bestaat kindermishandeling niet meer?",
            "",
        ],
    )
    def test_a_title_that_only_looks_like_it_is_not_taken_for_it(self, title):
        assert not read_page(page(title), "text/html").says_not_found


def nonsense_too(server, handle) -> None:
    """Every path that nobody made answers in this way."""

    class Answers(dict):
        def get(self, name, default=None):
            return super().get(name) or (handle if name.startswith("bestaat-niet") else default)

        def __contains__(self, name):
            return super().__contains__(name) or name.startswith("bestaat-niet")

        def __missing__(self, name):
            return handle

    server.answers = Answers(server.answers)


class TestFiles:
    def test_get_a_hash_that_changes_with_the_file(self, server, examiner):
        first = examiner.examine(f"{server.base}/pdf/a.pdf").file
        assert (first.content_type, first.length, len(first.sha256)) == ("application/pdf", len(server.pdf), 64)
        server.pdf += b"\n% een nieuwe versie"
        assert examiner.examine(f"{server.base}/pdf/a.pdf", first).file.sha256 not in {"", first.sha256}

    def test_that_the_server_says_are_the_same_are_not_downloaded_again(self, server, examiner):
        first = examiner.examine(f"{server.base}/pdf/a.pdf").file
        server.requests.clear()
        assert examiner.examine(f"{server.base}/pdf/a.pdf", first).file == first
        assert [method for method, _path, _headers in server.requests] == ["HEAD"]

    def test_without_a_mark_are_downloaded_each_time(self, server, examiner):
        server.answers["plain"] = lambda handler: handler.send(200, server.pdf, kind="application/pdf")
        first = examiner.examine(f"{server.base}/plain/").file
        server.requests.clear()
        assert examiner.examine(f"{server.base}/plain/", first).file == first
        assert [method for method, _path, _headers in server.requests] == ["HEAD", "GET"]

    def test_that_are_huge_are_there_without_a_hash(self, server, examiner):
        verdict = examiner.examine(f"{server.base}/huge/a.pdf")
        assert (verdict.outcome, verdict.file.length, verdict.file.sha256) == (Outcome.REACHABLE, 10**12, "")
        assert [method for method, _path, _headers in server.requests] == ["HEAD"]

    def test_that_have_become_a_page_of_the_site_are_judged_as_a_page(self, server, examiner):
        server.answers["stuk.pdf"] = lambda handler: handler.send(200, page("Pagina niet gevonden"))
        assert outcome(examiner, f"{server.base}/stuk.pdf") == Outcome.SOFT_404

    def test_are_the_same_only_when_the_server_gives_a_mark(self):
        seen = FileSeen("application/pdf", 10, "", "", "abc")
        assert not FileSeen("application/pdf", 10).is_still(seen)
        marked = FileSeen("application/pdf", 10, '"1"', "", "abc")
        assert FileSeen("application/pdf", 10, '"1"').is_still(marked)
        assert not FileSeen("application/pdf", 11, '"1"').is_still(marked)
        assert not FileSeen("application/pdf", 10, '"2"').is_still(marked)


@pytest.mark.parametrize("charset", ["punycode", "base64", "idna", "bestaat-niet", "utf-8", "", "rot13"])
def test_a_strange_character_set_makes_no_fault(charset):
    assert "<title>Caf" in decode(b"<title>Caf\xc3\xa9</title>", f"text/html; charset={charset}")


def test_the_character_set_of_the_page_is_followed():
    assert decode(b"Caf\xe9", "text/html; charset=ISO-8859-1") == "Café"
    assert decode(b'<meta charset="windows-1252">\x80', "text/html").endswith("€")


def test_a_fault_of_our_own_stops_no_run_and_counts_for_nothing(server, examiner, monkeypatch, caplog):
    monkeypatch.setattr("portal.linkcheck.judging.read_page", lambda *_: 1 / 0)
    assert outcome(examiner, f"{server.base}/good/") == Outcome.POSTPONED
    assert "ZeroDivisionError" in caplog.text
