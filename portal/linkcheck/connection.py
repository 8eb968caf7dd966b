"""One request to one IP address, within limits of time and size."""

import contextlib
import http.client
import math
import socket
import ssl
import threading
import time
from dataclasses import dataclass, replace
from functools import cache

import certifi
from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as Urllib3Timeout
from urllib3.response import BaseHTTPResponse

from .guard import Destination
from .outcomes import Outcome, Trouble

PIECE = 65_536  # bytes that are read at once


@dataclass(frozen=True)
class Limits:
    """How long one request may take, in seconds. All of it together, however slowly the bytes come, takes `total`.

    `whole` is for all requests of one fetch together, with redirects, other IP addresses and pauses that a website
    asks for. Only looking up a name is not cut off by it.
    """

    connect: float = 8
    read: float = 15
    total: float = 30
    whole: float = math.inf

    def left(self, until: float) -> "Limits":
        """What may still be used by this moment of the monotonic clock. Raises Trouble when nothing is left."""
        seconds = until - time.monotonic()
        if seconds <= 0:
            raise late()
        return replace(
            self, connect=min(self.connect, seconds), read=min(self.read, seconds), total=min(self.total, seconds)
        )


@dataclass
class Reply:
    """What came back. `complete` says whether the body is all of it; it was read up to the limit that was asked."""

    status: int
    headers: HTTPHeaderDict
    body: bytes
    complete: bool


class Braked:
    """A second hold on the socket, by which another thread ends a request that takes too long.

    The time limit of a socket is for each wait: a server that sends a byte now and then would never reach it.
    """

    brake = None
    stopped = False

    def _new_conn(self):
        sock = super()._new_conn()
        self.brake = sock.dup()
        return sock

    def stop(self) -> None:
        self.stopped = True
        if self.brake is not None:
            with contextlib.suppress(OSError):  # ended by itself in this very moment
                self.brake.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Close for good. `close` alone is also called by http.client, while the body is still to be read."""
        self.close()
        if self.brake is not None:
            self.brake.close()


class PlainConnection(Braked, HTTPConnection):
    pass


class TLSConnection(Braked, HTTPSConnection):
    pass


@cache
def tls_context(extra_authority: str = "") -> ssl.SSLContext:
    """Certificates are checked against those of the system and of certifi: a small container may have none itself."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if extra_authority:
        context.load_verify_locations(extra_authority)
    return context


def connection_to(destination: Destination, ip: str, limits: Limits, context: ssl.SSLContext) -> Braked:
    """Not yet connected. The host's name counts for the certificate, the IP address for the connection."""
    if destination.scheme == "http":
        return PlainConnection(ip, destination.port, timeout=limits.connect)
    return TLSConnection(
        ip, destination.port, timeout=limits.connect, ssl_context=context, server_hostname=destination.host
    )


def ask(
    destination: Destination,
    ip: str,
    method: str,
    *,
    headers: dict[str, str],
    limits: Limits,
    most: int,
    context: ssl.SSLContext,
) -> Reply:
    """The reply, with at most `most` bytes of its body as they are after unpacking; Trouble when none came."""
    connection = connection_to(destination, ip, limits, context)
    timer = threading.Timer(limits.total, connection.stop)
    timer.daemon = True
    timer.start()
    response = None
    try:
        connection.connect()
        connection.sock.settimeout(limits.read)
        connection.request(
            method,
            destination.target,
            headers={"Host": destination.host_header, "Connection": "close", **headers},
            preload_content=False,
        )
        response = connection.getresponse()
        body, complete = read(response, 0 if method == "HEAD" else most)
        if connection.stopped:  # to a body without a stated length this looks like its end
            raise late()
        return Reply(response.status, response.headers, body, complete)
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        raise (late() if connection.stopped else trouble_of(error)) from error
    finally:
        timer.cancel()
        if response is not None:
            response.close()
        connection.release()


def read(response: BaseHTTPResponse, most: int) -> tuple[bytes, bool]:
    """At most `most` bytes, and whether that is all. What unpacks to very much is unpacked piece by piece."""
    pieces: list[bytes] = []
    left = most
    while left > 0:
        piece = response.read(min(PIECE, left))
        if not piece:
            return b"".join(pieces), True
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces), False


def late() -> Trouble:
    return Trouble(Outcome.TIMEOUT, "De website antwoordde niet op tijd.")


def trouble_of(error: Exception) -> Trouble:
    """What went wrong between us and the website, in words for an editor."""
    if isinstance(error, (SSLError, ssl.SSLError)):
        return Trouble(Outcome.TLS, tls_detail(error))
    if isinstance(error, (Urllib3Timeout, TimeoutError)) and not isinstance(error, NewConnectionError):
        return late()
    if isinstance(error, (NewConnectionError, ConnectionRefusedError)):
        return Trouble(Outcome.NO_CONNECTION, "Er kwam geen verbinding met de website.")
    return Trouble(Outcome.NO_CONNECTION, "De website gaf geen goed antwoord, of brak het af.")


def tls_detail(error: Exception) -> str:
    text = str(error)
    if "expired" in text:
        return "Het certificaat van de website is verlopen."
    if "mismatch" in text or "doesn't match" in text:
        return "Het certificaat is van een andere website."
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return "Het certificaat van de website is niet te vertrouwen, of niet volledig."
    return "De beveiligde verbinding met de website lukte niet."
