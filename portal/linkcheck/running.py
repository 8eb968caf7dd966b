"""One run of the check: gathers the addresses, looks at those whose turn it is, and writes down each at once."""

import datetime
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue

from django.db import IntegrityError, transaction
from django.utils import timezone

from .applying import apply
from .gathering import refresh_all
from .judging import Examiner, Verdict
from .models import STALE_AFTER, CheckedAddress, LinkCheckRun
from .outcomes import NO_ANSWER

logger = logging.getLogger(__name__)

WORKERS = 4  # websites that are looked at side by side
SIGN_OF_LIFE = datetime.timedelta(seconds=20)
# With fewer websites that all keep silent, it may well be the websites.
HOSTS_TO_DOUBT_OURSELVES = 3

Progress = Callable[[int, int], None]
Looked = tuple[CheckedAddress, Verdict]


class AlreadyRunning(Exception):
    """Another run has not ended yet; its text says since when, in Dutch."""


class NoConnection(Exception):
    """No website at all answered, so that nothing was counted; its text says so in Dutch."""


@dataclass
class Tally:
    """What a run came to: how many addresses are in which state after it."""

    states: Counter = field(default_factory=Counter)
    newly_gone: list[str] = field(default_factory=list)

    @property
    def looked(self) -> int:
        return self.states.total()

    def in_words(self) -> str:
        """One Dutch line: ‘12 webadressen gecontroleerd: 10 bereikbaar, 2 met een storing.’"""
        if not self.looked:
            return "Er was geen webadres aan de beurt."
        label = "webadres" if self.looked == 1 else "webadressen"
        State = CheckedAddress.State
        names = [
            (State.REACHABLE, "bereikbaar"),
            (State.MOVED, "verhuisd"),
            (State.FALTERING, "met een storing"),
            (State.GONE, "onbereikbaar"),
            (State.UNDECIDED, "niet te controleren"),
        ]
        parts = [f"{self.states[state]} {name}" for state, name in names if self.states[state]]
        return f"{self.looked} {label} gecontroleerd: {', '.join(parts)}."


def check(
    *,
    again: bool = False,
    host: str = "",
    limit: int = 0,
    examiner: Examiner | None = None,
    gathered: Progress | None = None,
    looked: Progress | None = None,
) -> Tally:
    """Look at every address whose turn it is, or at all with `again`; of one website with `host`, at most `limit`.

    Each address is written down as soon as it was looked at, so a run that is broken off is taken up by the next.
    Raises AlreadyRunning, and NoConnection when the portal itself seems to be cut off.
    """
    with one_run() as run:
        refresh_all(gathered)
        turn = CheckedAddress.objects.all().order_by("pk") if again else CheckedAddress.objects.due()
        if host:
            turn = turn.filter(host=host.lower())
        addresses = list(turn[:limit] if limit else turn)
        tally = look_at(addresses, examiner or Examiner(), run, looked)
        run.result = tally.in_words()
        return tally


@contextmanager
def one_run() -> Iterator[LinkCheckRun]:
    """The record of this run, while no other is running."""
    now = timezone.now()
    LinkCheckRun.objects.filter(is_running=True, seen_at__lt=now - STALE_AFTER).update(
        is_running=False, ended_at=now, result="Afgebroken."
    )
    try:
        with transaction.atomic():
            run = LinkCheckRun.objects.create()
    except IntegrityError as error:
        other = LinkCheckRun.objects.filter(is_running=True).first()
        since = f" sinds {timezone.localtime(other.started_at):%H.%M} uur" if other else ""
        raise AlreadyRunning(f"Er loopt al een controle{since}. Wacht tot die klaar is.") from error
    try:
        yield run
    except NoConnection as error:
        run.result = str(error)
        raise
    except BaseException:
        run.result = "Afgebroken."
        raise
    finally:
        run.is_running, run.ended_at = False, timezone.now()
        run.save()


def look_at(addresses: list[CheckedAddress], examiner: Examiner, run: LinkCheckRun, looked: Progress | None) -> Tally:
    """Look at them, website by website, and write down what each came to.

    While no website has answered yet, silence is held back: it may be our own connection.
    """
    tally, silent, answered, done = Tally(), [], False, 0
    for address, verdict in verdicts(addresses, examiner):
        done += 1
        if looked is not None:
            looked(done, len(addresses))
        sign_of_life(run)
        if not answered and verdict.outcome in NO_ANSWER:
            silent.append((address, verdict))
            continue
        answered = True
        write([*silent, (address, verdict)], tally)
        silent = []
    if len({address.host for address, _verdict in silent}) >= HOSTS_TO_DOUBT_OURSELVES:
        raise NoConnection(
            "Geen enkele website antwoordde. Waarschijnlijk heeft het portaal zelf geen verbinding. Er is niets geteld."
        )
    write(silent, tally)
    return tally


def write(found: list[Looked], tally: Tally) -> None:
    for address, verdict in found:
        was = address.state
        now = apply(address, verdict)
        if now is None:
            continue
        tally.states[now.state] += 1
        if now.state == CheckedAddress.State.GONE != was:
            tally.newly_gone.append(now.url)


def sign_of_life(run: LinkCheckRun) -> None:
    now = timezone.now()
    if now - run.seen_at > SIGN_OF_LIFE:
        run.seen_at = now
        run.save(update_fields=["seen_at"])


def verdicts(addresses: list[CheckedAddress], examiner: Examiner) -> Iterator[Looked]:
    """Each address with what it came to, as soon as it is known. Only this thread speaks to the database."""
    by_host: dict[str, list[CheckedAddress]] = defaultdict(list)
    for address in addresses:
        by_host[address.host].append(address)
    found: SimpleQueue[Looked] = SimpleQueue()
    stopping = []

    def examine(of_one_host: list[CheckedAddress]) -> None:
        for address in of_one_host:
            if stopping:
                return
            found.put((address, examiner.examine(address.url, address.file_seen)))

    with ThreadPoolExecutor(WORKERS, thread_name_prefix="linkcheck") as pool:
        try:
            for of_one_host in by_host.values():
                pool.submit(examine, of_one_host)
            for _ in addresses:
                yield found.get()
        finally:
            stopping.append(True)
            pool.shutdown(cancel_futures=True)
