"""No link makes the portal speak to a machine that is not on the public internet."""

import pytest

from portal.linkcheck.fetching import Fetcher
from portal.linkcheck.guard import Rules, addresses_of, checked_addresses, destination_of, is_public
from portal.linkcheck.outcomes import Outcome, Trouble
from portal.linkcheck.politeness import HostGates

PRIVATE = """
0.0.0.0 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1
172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.9
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1
2001:db8::1 2002:7f00:1::1 2002:a00:1::1 3fff::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%2 fec0::1 ff02::1 5f00::1
"""
PUBLIC = "1.1.1.1 8.8.8.8 9.255.255.255 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.1.1 223.255.255.255"
PUBLIC_IPV6 = "2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450::1 2003::1"
ADDRESS_OF_CLOUD_SECRETS = "http://169.254.169.254/latest/meta-data/"


def outcome_of(url: str, rules: Rules = Rules(), **options) -> Outcome:  # noqa: B008  frozen
    with pytest.raises(Trouble) as caught:
        checked_addresses(destination_of(url, rules), rules, **options)
    return caught.value.outcome


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_and_reserved_addresses_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [*PUBLIC.split(), *PUBLIC_IPV6.split()])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",  # 127.0.0.1 as one number
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        ADDRESS_OF_CLOUD_SECRETS,
        "https://10.0.0.5/beheer",
    ],
)
def test_however_it_is_written_an_address_of_this_machine_or_network_is_refused(url):
    """By the real resolver of the machine, which reads odd numbers its own way."""
    assert outcome_of(url) in {Outcome.NOT_ALLOWED, Outcome.NO_HOST}
    if "//127.0.0.1" in url or "169.254" in url:
        assert outcome_of(url) == Outcome.NOT_ALLOWED


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://voorbeeld.nl/bestand", "http:// of https://"),
        ("file:///etc/passwd", "http"),
        ("javascript:alert(1)", "http"),
        ("mailto:iemand@voorbeeld.nl", "http"),
        ("//voorbeeld.nl/", "http"),
        ("", "http"),
        ("http://", "http"),
        ("http://voorbeeld.nl:22/", "Poort 22"),
        ("http://voorbeeld.nl:8080/", "Poort 8080"),
        ("https://naam:geheim@voorbeeld.nl/", "naam of wachtwoord"),
        ("https://naam@voorbeeld.nl/", "naam of wachtwoord"),
        ("http://voorbeeld.nl:poort/", "geen goed webadres"),
        ("http://[::1/", "geen goed webadres"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_with_the_reason(url, said):
    with pytest.raises(Trouble) as caught:
        destination_of(url, Rules())
    skipped = "Poort" in said or "wachtwoord" in said
    assert caught.value.outcome == (Outcome.SKIPPED if skipped else Outcome.NOT_ALLOWED)
    assert said in caught.value.detail


def test_an_address_is_asked_without_fragment_and_with_its_odd_signs_encoded():
    place = destination_of("HTTPS://Voorbeeld.NL/een café?q=a b#kop", Rules())
    assert (place.host, place.port, place.target) == ("voorbeeld.nl", 443, "/een%20caf%C3%A9?q=a%20b")
    assert place.host_header == "voorbeeld.nl"
    assert "#" not in place.url
    assert "\r" not in destination_of("http://voorbeeld.nl/\r\nX-Kop: a", Rules()).target


def test_a_name_in_another_script_is_looked_up_as_the_internet_knows_it():
    assert destination_of("http://bücher.example/", Rules()).host == "xn--bcher-kva.example"


def test_one_private_address_among_public_ones_closes_the_host():
    assert outcome_of("http://dubbel.test/", resolve=lambda *_: ["8.8.8.8", "10.0.0.1"]) == Outcome.NOT_ALLOWED


def test_a_host_without_address_is_told_apart_from_one_that_is_refused():
    def unknown(host, port):
        raise OSError("geen naam")

    assert outcome_of("http://weg.test/", resolve=unknown) == Outcome.NO_HOST
    assert outcome_of("http://leeg.test/", resolve=lambda *_: []) == Outcome.NO_HOST


def test_an_opened_address_opens_that_port_of_that_machine_alone():
    rules = Rules(open_to=frozenset({("127.0.0.1", 8123)}))
    here = {"resolve": lambda *_: ["127.0.0.1"]}
    assert checked_addresses(destination_of("http://hier.test:8123/", rules), rules, **here) == ["127.0.0.1"]
    assert outcome_of("http://hier.test/", rules, **here) == Outcome.NOT_ALLOWED
    assert outcome_of("http://hier.test:8123/", rules, resolve=lambda *_: ["127.0.0.2"]) == Outcome.NOT_ALLOWED
    assert outcome_of("http://hier.test:8123/", rules, resolve=lambda *_: ["8.8.8.8"]) == Outcome.NOT_ALLOWED


def test_the_real_resolver_knows_this_machine():
    assert set(addresses_of("localhost", 80)) <= {"127.0.0.1", "::1"}


def test_without_an_opening_not_even_the_test_server_is_asked(server):
    with pytest.raises(Trouble) as caught:
        Fetcher(gates=HostGates(pause=0)).fetch(f"{server.base}/good/")
    assert caught.value.outcome == Outcome.SKIPPED, "its port is none of the web"
    assert server.requests == []
    with pytest.raises(Trouble) as caught:
        Fetcher(gates=HostGates(pause=0)).fetch("http://localhost/")
    assert caught.value.outcome == Outcome.NOT_ALLOWED


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:80/", "http://10.1.2.3/", ADDRESS_OF_CLOUD_SECRETS, "file:///etc/passwd"]
)
def test_a_redirect_to_a_private_address_is_not_followed(server, fetcher_for, target):
    """The host is looked up by its own address here, as the real resolver does with a number."""
    fetcher = fetcher_for(server, resolve=lambda host, port: ["127.0.0.1"] if host == "goed.test" else [host])
    with pytest.raises(Trouble) as caught:
        fetcher.fetch(f"http://goed.test:{server.port}/go/{target}")
    assert caught.value.outcome == Outcome.NOT_ALLOWED
    assert len(server.requests) == 1


def test_a_redirect_to_another_port_of_this_machine_is_not_followed(server, fetcher_for):
    from tests.linkcheck.misbehaving import running

    with running() as other:
        with pytest.raises(Trouble) as caught:
            fetcher_for(server).fetch(f"{server.base}/go/{other.base}/good/")
        assert caught.value.outcome == Outcome.SKIPPED
        assert other.requests == []


def test_a_name_that_changes_to_a_private_address_after_the_check_gains_nothing(server, fetcher_for):
    """DNS rebinding: the second look would lead elsewhere, but there is none for the connection."""
    from tests.linkcheck.misbehaving import running

    looks = []
    with running() as private:

        def rebinding(host, port):
            looks.append(host)
            return ["127.0.0.1"] if len(looks) == 1 else ["127.0.0.2"]

        answer = fetcher_for(server, resolve=rebinding).fetch(f"http://wissel.test:{server.port}/good/")
        assert answer.status == 200
        assert looks == ["wissel.test"], "looked up once for one request"
        assert private.requests == []
    with pytest.raises(Trouble) as caught:
        fetcher_for(server, resolve=rebinding).fetch(f"http://wissel.test:{server.port}/good/")
    assert caught.value.outcome == Outcome.NOT_ALLOWED
