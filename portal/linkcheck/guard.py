"""Which places the portal may speak to: public addresses, on the ports of the web.

Editors write the addresses, so without this a link could make the server ask things of the machines beside it.
The ranges are those of the IANA special-purpose address registries (RFC 6890 and its updates).
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from .outcomes import Outcome, Trouble

PORTS = {"http": 80, "https": 443}
CLOSED_IPV4 = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a provider's translation (CGNAT)
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # link-local, also where clouds keep their secrets
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # measuring networks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
]
# All that is public in IPv6 lies in here. Outside it are this machine, private and link-local networks, multicast,
# and the forms that hold an IPv4 address (::ffff:0:0/96, 64:ff9b::/96).
OPEN_IPV6 = ipaddress.ip_network("2000::/3")
CLOSED_IPV6 = [
    ipaddress.ip_network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them, which holds an IPv4 address
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4, which holds an IPv4 address
        "3fff::/20",  # documentation
    )
]

Resolver = Callable[[str, int], list[str]]


def is_public(address: str) -> bool:
    """Whether this IP address belongs to the public internet."""
    ip = ipaddress.ip_address(address)
    if ip.version == 6:
        return ip in OPEN_IPV6 and not any(ip in network for network in CLOSED_IPV6)
    return not any(ip in network for network in CLOSED_IPV4)


@dataclass(frozen=True)
class Rules:
    """What may be asked. `open_to` names (IP address, port) pairs that are let through as well, for tests alone."""

    open_to: frozenset[tuple[str, int]] = frozenset()

    def allows_port(self, port: int) -> bool:
        return port in PORTS.values() or any(port == opened for _ip, opened in self.open_to)

    def allows(self, ip: str, port: int) -> bool:
        return (ip, port) in self.open_to or (port in PORTS.values() and is_public(ip))


def rules() -> Rules:
    """The rules that hold here; `LINKCHECK_OPEN_TO` is empty but in tests."""
    return Rules(open_to=frozenset(settings.LINKCHECK_OPEN_TO))


@dataclass(frozen=True)
class Destination:
    """An address taken apart: what to connect to and what to ask there."""

    url: str  # as it is asked: without fragment, percent-encoded
    scheme: str
    host: str  # without brackets
    port: int
    target: str  # path and query

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def destination_of(url: str, rules: Rules) -> Destination:
    """The address taken apart; Trouble when it is none that we ask."""
    try:
        parts = parse_url(url)
    except (LocationParseError, ValueError) as error:
        raise Trouble(Outcome.NOT_ALLOWED, "Dit is geen goed webadres.") from error
    if parts.scheme not in PORTS or not parts.host:
        raise Trouble(Outcome.NOT_ALLOWED, "Een webadres begint met http:// of https://.")
    if parts.auth is not None:
        raise Trouble(Outcome.SKIPPED, "In dit webadres staat een naam of wachtwoord.")
    port = parts.port or PORTS[parts.scheme]
    if not rules.allows_port(port):
        raise Trouble(Outcome.SKIPPED, f"Poort {port} wordt niet gecontroleerd, alleen 80 en 443.")
    host = parts.host.strip("[]")
    return Destination(
        url=parts._replace(fragment=None).url,
        scheme=parts.scheme,
        host=host,
        port=port,
        target=parts.request_uri,
    )


def addresses_of(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the machine's resolver gives them, each once and in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


def checked_addresses(destination: Destination, rules: Rules, resolve: Resolver = addresses_of) -> list[str]:
    """The IP addresses to connect to; Trouble when there is none, or when one of them is not public.

    The caller connects to what is returned here and does not resolve again: a name that answers with a public address
    now and with a private one a moment later (DNS rebinding) gains nothing.
    """
    try:
        found = resolve(destination.host, destination.port)
    except (OSError, UnicodeError) as error:
        raise Trouble(Outcome.NO_HOST, f"De naam {destination.host} is niet bekend.") from error
    if not found:
        raise Trouble(Outcome.NO_HOST, f"De naam {destination.host} is niet bekend.")
    if not all(rules.allows(ip, destination.port) for ip in found):
        raise Trouble(Outcome.NOT_ALLOWED, f"{destination.host} hoort bij een afgesloten netwerk.")
    return found
