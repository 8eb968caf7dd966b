"""Asks for an address outside the portal and follows where it leads, politely and within bounds."""

import datetime
import re
import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone

from .connection import Limits, Reply, ask, tls_context
from .guard import Destination, Resolver, Rules, addresses_of, checked_addresses, destination_of
from .guard import rules as open_places
from .outcomes import Outcome, Trouble
from .politeness import HostGates

MOST_HOPS = 10  # redirects; browsers stop at 20
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
BUSY = frozenset({429, 503})
# A website that asks for a longer pause is left alone until another run; within it we wait and try once more.
MOST_PATIENCE = 30  # seconds
MOST_POSTPONED = datetime.timedelta(days=7)  # a website that asks for more is asked again by then


def user_agent() -> str:
    """Who asks, and where to complain about it."""
    return f"KennisportaalLinkcontrole/1.0 (+{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/contact/)"


@dataclass
class Hop:
    """One redirect: from which address, with which status, and whether a cookie was to be kept."""

    url: str
    status: int
    sets_cookie: bool


@dataclass
class Answer:
    """The reply at the end of the road, and the road."""

    url: str
    final_url: str
    reply: Reply
    hops: list[Hop] = field(default_factory=list)

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def moved_to(self) -> str:
        """Where the address went for good: the last address to which only permanent redirects lead; else empty."""
        road = [*(hop.url for hop in self.hops), self.final_url]
        steps = 0
        while steps < len(self.hops) and self.hops[steps].status in PERMANENT:
            steps += 1
        return road[steps] if steps else ""

    def header(self, name: str) -> str:
        return self.reply.headers.get(name, "")


class Fetcher:
    """Knows the rules of a run. Several threads may use one fetcher."""

    def __init__(
        self,
        rules: Rules | None = None,
        *,
        limits: Limits | None = None,
        gates: HostGates | None = None,
        resolve: Resolver = addresses_of,
        extra_authority: str = "",
    ):
        self.rules = rules or open_places()
        self.limits = limits or Limits()
        self.gates = gates or HostGates()
        self.resolve = resolve
        self.context = tls_context(extra_authority)
        self.headers = {
            "User-Agent": user_agent(),
            "Accept": "text/html,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Language": "nl,en;q=0.5",
            "Accept-Encoding": "identity",
        }

    def fetch(self, url: str, method: str = "GET", *, most: int = 0, limits: Limits | None = None) -> Answer:
        """The answer to which this address leads, with at most `most` bytes of its body.

        Raises Trouble: no connection, not allowed, too late, redirects without end, or asked to come back later.
        Every step is looked up and checked anew, so that no redirect leads to a private network.
        """
        first = destination_of(url, self.rules)
        place, hops, limits = first, [], limits or self.limits
        until = time.monotonic() + limits.whole
        while True:
            reply = self.ask_patiently(place, method, most, limits, until)
            location = reply.headers.get("Location", "")
            if reply.status not in REDIRECTS or not location:
                return Answer(first.url, place.url, reply, hops)
            hops.append(Hop(place.url, reply.status, "Set-Cookie" in reply.headers))
            place = destination_of(urljoin(place.url, readable(location)), self.rules)
            self.refuse_endless(place, hops)

    def refuse_endless(self, place: Destination, hops: list[Hop]) -> None:
        if place.url in {hop.url for hop in hops}:
            if any(hop.sets_cookie for hop in hops):
                raise Trouble(Outcome.REFUSED, "De website wil eerst een cookie plaatsen.")
            raise Trouble(Outcome.LOOP, "De website stuurt in een kring door.")
        if len(hops) > MOST_HOPS:
            raise Trouble(Outcome.LOOP, f"De website stuurt meer dan {MOST_HOPS} keer door.")

    def ask_patiently(self, place: Destination, method: str, most: int, limits: Limits, until: float) -> Reply:
        """The reply; a website that asks for a little patience gets it once, as far as there is time for it."""
        reply = self.ask_in_turn(place, method, most, limits, until)
        pause = pause_asked(reply)
        if pause is not None and pause.total_seconds() <= min(MOST_PATIENCE, until - time.monotonic()):
            self.gates.hold(place.host, pause.total_seconds())
            reply = self.ask_in_turn(place, method, most, limits, until)
            pause = pause_asked(reply)
        if pause is not None:
            retry_at = timezone.now() + min(pause, MOST_POSTPONED)
            raise Trouble(Outcome.POSTPONED, "De website vraagt om later terug te komen.", retry_at=retry_at)
        if reply.status == 429:
            raise Trouble(Outcome.POSTPONED, "De website krijgt nu te veel vragen.")
        return reply

    def ask_in_turn(self, place: Destination, method: str, most: int, limits: Limits, until: float) -> Reply:
        """The reply of the first IP address of the host that can be connected to."""
        with self.gates.turn(place.host):
            found = checked_addresses(place, self.rules, self.resolve)
            for ip in found:
                left = limits.left(until)
                try:
                    return ask(place, ip, method, headers=self.headers, limits=left, most=most, context=self.context)
                except Trouble as trouble:
                    if trouble.outcome != Outcome.NO_CONNECTION or ip == found[-1]:
                        raise
        raise AssertionError("there is an address, or checked_addresses raises")


def pause_asked(reply: Reply) -> datetime.timedelta | None:
    """How long a busy website asks to wait (RFC 9110, 10.2.3: seconds or a date); None when it does not ask."""
    text = reply.headers.get("Retry-After", "").strip()
    if reply.status not in BUSY or not text:
        return None
    if re.fullmatch(r"[0-9]{1,9}", text):
        return datetime.timedelta(seconds=int(text))
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.UTC)
    return max(until - timezone.now(), datetime.timedelta(0))


def readable(location: str) -> str:
    """A Location header as its sender meant it: often UTF-8, while headers are read as Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return location
