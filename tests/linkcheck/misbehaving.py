"""A real HTTP server that misbehaves: each path in its own way. Beside it one that speaks TLS."""

import contextlib
import functools
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.factories import SMALL_PDF

PAGE = "<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"


@functools.cache
def bomb() -> bytes:
    return gzip.compress(b"\0" * 200_000_000, compresslevel=9)


def page(title: str, text: str = "") -> bytes:
    return PAGE.format(title=title, text=text).encode()


class Misbehaviour(BaseHTTPRequestHandler):
    """`/slow/` answers a drop at a time, `/loop/` redirects to itself, and so on; see `answer`."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args) -> None:
        pass

    def do_GET(self) -> None:
        self.server.note(self)
        name = self.path.split("?")[0].strip("/").split("/")[0] or "home"
        handle = self.server.answers.get(name) or getattr(self, f"on_{name.replace('-', '_')}", None)
        with contextlib.suppress(OSError):
            if handle is None:
                self.send(404, page("Niet gevonden"))
            elif name in self.server.answers:
                handle(self)
            else:
                handle()
        self.close_connection = True

    do_HEAD = do_GET

    def send(self, status: int, body: bytes = b"", *, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and "Transfer_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def to(self, location: str, status: int = 302, **headers: str) -> None:
        self.send(status, b"", Location=location, **headers)

    @property
    def rest(self) -> str:
        return self.path.split("/", 2)[2]

    # Good behaviour

    def on_home(self) -> None:
        self.send(200, page("Welkom", "De voorpagina."))

    def on_good(self) -> None:
        self.send(200, page("Een goede pagina", "Hier staat wat u zoekt."))

    def on_pdf(self) -> None:
        self.send(200, self.server.pdf, kind="application/pdf", ETag=f'"{hash(self.server.pdf)}"')

    def on_status(self) -> None:
        self.send(int(self.rest), page("Zo zit het"))

    # Redirects

    def on_moved(self) -> None:
        self.to("/good/nieuw", 301)

    def on_elsewhere(self) -> None:
        self.to("/good/tijdelijk", 302)

    def on_mixed(self) -> None:
        self.to("/elsewhere/", 308)

    def on_chain(self) -> None:
        left = int(self.rest)
        self.to(f"/chain/{left - 1}" if left else "/good/")

    def on_loop(self) -> None:
        self.to("/loop2/")

    def on_loop2(self) -> None:
        self.to("/loop/")

    def on_cookie_wall(self) -> None:
        self.to("/cookie-wall/", Set_Cookie="akkoord=1")

    def on_go(self) -> None:
        """`/go/http://…` redirects to just that."""
        self.to(self.rest)

    def on_accents(self) -> None:
        self.send_response(302)
        self.send_header("Location", "/good/café".encode().decode("latin-1"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def on_nowhere(self) -> None:
        self.send(302)

    # HEAD and GET

    def on_no_head(self) -> None:
        self.send(405 if self.command == "HEAD" else 200, page("Wel te lezen"))

    def on_wrong_head(self) -> None:
        self.send(404 if self.command == "HEAD" else 200, page("Wel te lezen"))

    def on_dead_head(self) -> None:
        if self.command == "HEAD":
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self.send(200, page("Wel te lezen"))

    def on_kind_head(self) -> None:
        self.send(200 if self.command == "HEAD" else 404, page("Zo zit het"))

    # Busy

    def on_busy(self) -> None:
        """`/busy/3600` is busy for so long, `/busy/0` only the first time it is asked."""
        again = self.server.asked(self.path) > 1
        if self.rest == "0" and again:
            self.send(200, page("Nu wel"))
        else:
            self.send(429, Retry_After=self.rest)

    def on_down(self) -> None:
        self.send(503, Retry_After=self.rest)

    # Time and size

    def on_hang(self) -> None:
        self.server.stopping.wait(20)

    def on_slow(self) -> None:
        """Never silent for long, and never done."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.drip()

    def on_slow_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        self.drip()

    def drip(self) -> None:
        while not self.server.stopping.wait(0.05):
            self.wfile.write(b"x")
            self.wfile.flush()

    def on_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page("Zonder einde"))
        self.server.busy = True
        try:
            while not self.server.stopping.is_set() and self.command != "HEAD":
                self.wfile.write(b"<p>en nog meer</p>" * 1000)
                self.server.sent += 18_000
        finally:
            self.server.busy = False

    def on_huge(self) -> None:
        """Says that it sends a terabyte."""
        self.send(200, SMALL_PDF, kind="application/pdf", Content_Length=str(10**12))

    def on_bomb(self) -> None:
        """Some kilobytes that unpack to 200 MB."""
        self.send(200, bomb(), Content_Encoding="gzip")

    # Nonsense

    def on_broken_chunks(self) -> None:
        self.send(200, b"5\r\nhallo\r\nzz\r\nrommel\r\n", Transfer_Encoding="chunked")

    def on_cut_off(self) -> None:
        self.send(200, page("Afgebroken"), Content_Length="5000")

    def on_bad_gzip(self) -> None:
        self.send(200, b"dit is geen gzip", Content_Encoding="gzip")

    def on_charset(self) -> None:
        self.send(200, b"<title>Caf\xe9 \xff\xfe</title>", kind="text/html; charset=bestaat-niet")

    def on_drop(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def on_old(self) -> None:
        self.wfile.write(b"<title>HTTP 0.9</title> zonder kop\n")

    def on_noise(self) -> None:
        self.wfile.write(bytes(range(256)) * 20)

    def on_many_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(5000)) + b"\r\n")

    # Pages that are not there and say 200

    def on_says_it(self) -> None:
        self.send(200, page("Pagina niet gevonden"))


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.requests: list[tuple[str, str, dict]] = []  # method, path, headers
        self.answers: dict[str, Callable] = {}  # what a test wants another way
        self.stopping = threading.Event()
        self.pdf = SMALL_PDF
        self.sent = 0
        self.busy = None  # whether it is sending without end

    def note(self, request: Misbehaviour) -> None:
        self.requests.append((request.command, request.path, dict(request.headers)))

    def asked(self, path: str) -> int:
        return sum(1 for _method, asked, _headers in self.requests if asked == path)

    def handle_error(self, *args) -> None:
        """A client that went away is what these tests are about."""

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Misbehaviour)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def port_of_nobody() -> int:
    """A port on which nothing listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def until(true: Callable[[], bool], seconds: float = 3) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()
