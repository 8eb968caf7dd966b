"""Servers that misbehave, and a fetcher that may reach them and nothing else on this machine."""

import datetime
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from portal.linkcheck.connection import Limits
from portal.linkcheck.fetching import Fetcher
from portal.linkcheck.guard import Rules
from portal.linkcheck.politeness import HostGates
from tests.linkcheck.misbehaving import Server, running

# Seconds. Short, so that a server that hangs is given up soon, and long enough for a busy machine.
SHORT = Limits(connect=2, read=1, total=2)


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def authority_file(authority, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    path.write_bytes(authority.cert_pem.bytes())
    return str(path)


def tls_server(certificate: trustme.LeafCert):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return running(context)


@pytest.fixture
def secure(authority) -> Iterator[Server]:
    with tls_server(authority.issue_cert("localhost")) as found:
        yield found


@pytest.fixture
def expired(authority) -> Iterator[Server]:
    yesterday = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    certificate = authority.issue_cert("localhost", not_before=yesterday.replace(year=2020), not_after=yesterday)
    with tls_server(certificate) as found:
        yield found


@pytest.fixture
def self_made() -> Iterator[Server]:
    with tls_server(trustme.CA().issue_cert("localhost")) as found:
        yield found


def here(host: str, port: int) -> list[str]:
    """Every name that is asked for stands on this machine."""
    return ["127.0.0.1"]


@pytest.fixture
def fetcher_for(authority_file) -> Callable[..., Fetcher]:
    """`fetcher_for(server, other)` reaches these servers, under any name; an IP address stays what it is."""

    def make(*servers: Server, **options) -> Fetcher:
        rules = Rules(open_to=frozenset(("127.0.0.1", server.port) for server in servers))
        options = {"limits": SHORT, "gates": HostGates(pause=0), "resolve": here} | options
        return Fetcher(rules, extra_authority=authority_file, **options)

    return make


@pytest.fixture
def fetcher(server, fetcher_for) -> Fetcher:
    return fetcher_for(server)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
