import logging
import os
import signal
import threading
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections, connections

from portal.core.jobs import registered_jobs, run_due_jobs, run_now
from portal.core.models import JobRun

logger = logging.getLogger(__name__)
SECONDS_BETWEEN = 10


class Command(BaseCommand):
    help = "Doet de taken op de achtergrond die aan de beurt zijn, zoals publiceren op tijd."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--forever", action="store_true", help="Blijf draaien en kijk elke tien seconden.")
        parser.add_argument("--only", metavar="TAAK", help="Doe alleen deze taak, ook als het nog geen tijd is.")
        parser.add_argument(
            "--as-long-as",
            type=int,
            metavar="PID",
            help="Met --forever: stop als het proces dat deze opdracht begon, niet meer dit nummer heeft.",
        )

    def handle(self, *, forever: bool, only: str | None, as_long_as: int | None, **options) -> None:
        if only:
            self.run_one(only)
        elif forever:
            self.run_forever(as_long_as)
        else:
            for done in run_due_jobs():
                self.tell(done)

    def run_one(self, name: str) -> None:
        if name not in [job.name for job in registered_jobs()]:
            names = ", ".join(job.name for job in registered_jobs())
            raise CommandError(f"Er is geen taak ‘{name}’. Kies uit: {names}.")
        done = run_now(name)
        if done is None:
            raise CommandError(f"De taak ‘{name}’ loopt al.")
        self.tell(done)

    def run_forever(self, as_long_as: int | None) -> None:
        """Until a signal, or until the process that started this one has gone. A quick job is finished first.

        A slow job is broken off: who writes one sees to it that it can go on where it was.
        """
        stop = threading.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
        self.keep_looking(stop, as_long_as, slow=False, beside=self.lane_of_slow_jobs(stop, as_long_as))

    def lane_of_slow_jobs(self, stop: threading.Event, as_long_as: int | None) -> Callable[[], None]:
        """Sees to it that the lane is there: starts it, and starts it anew when it ended, for whatever reason."""
        lane: threading.Thread | None = None

        def keep() -> None:
            nonlocal lane
            if lane is not None and lane.is_alive():
                return
            if lane is not None:
                self.stderr.write("De baan voor trage taken was gestopt. Zij begint opnieuw.")
            lane = threading.Thread(
                target=self.keep_looking, args=(stop, as_long_as), kwargs={"slow": True}, daemon=True
            )
            lane.start()

        return keep

    def keep_looking(
        self, stop: threading.Event, as_long_as: int | None, *, slow: bool, beside: Callable[[], None] = lambda: None
    ) -> None:
        """`beside` is called before each round."""
        waited = SECONDS_BETWEEN
        while not stop.is_set() and as_long_as in (None, os.getppid()):
            if waited >= SECONDS_BETWEEN:
                waited = 0
                beside()
                self.look(slow=slow)
            stop.wait(1)
            waited += 1

    def look(self, *, slow: bool) -> None:
        """Once around a lane. Whatever goes wrong, also a database that is away for a while, is tried again later."""
        try:
            close_old_connections()
            for done in run_due_jobs(slow=slow):
                if not done.ok:
                    self.tell(done)
        except Exception as error:
            logger.exception("A round of jobs was broken off.")
            what = "De database geeft geen antwoord" if isinstance(error, Error) else "Een ronde taken is misgegaan"
            self.stderr.write(f"{what}: {next(iter(str(error).splitlines()), type(error).__name__)}")
            connections.close_all()

    def tell(self, done: JobRun) -> None:
        (self.stdout if done.ok else self.stderr).write(f"{done.name}: {done.line}")
