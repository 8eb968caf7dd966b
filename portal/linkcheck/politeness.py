"""One request at a time to each host, with a pause between them."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PAUSE = 2.0  # seconds between two requests to one host


class HostGates:
    """Who wants to ask something of a host waits here for its turn. Hosts do not wait for each other."""

    def __init__(self, pause: float = PAUSE, sleep: Callable[[float], None] = time.sleep):
        self.pause = pause
        self.sleep = sleep
        self.locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self.free_at: dict[str, float] = {}
        self.finding = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        with self.finding:
            lock = self.locks[host]
        with lock:
            wait = self.free_at.get(host, 0) - time.monotonic()
            if wait > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                self.hold(host, self.pause)

    def hold(self, host: str, seconds: float) -> None:
        """Nobody asks this host anything for so long."""
        self.free_at[host] = max(self.free_at.get(host, 0), time.monotonic() + seconds)
