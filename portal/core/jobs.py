"""Work that comes back at its time: rooms register it, `manage.py run_jobs` does it.

Any number of runners may be at work, on any number of machines: the database says whose turn it is.
docs/besluiten/0025-taken-op-de-achtergrond.md tells why there is no queue.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from .models import JobClock, JobRun

logger = logging.getLogger(__name__)

# A timer that fires a little early, as timers do, must not miss its turn.
EARLY = timedelta(seconds=20)
UNFORESEEN = "Mislukt door een fout die niemand voorzag. De oorzaak staat in het logboek van het portaal."
RUNS_KEPT = 30  # of each job: half an hour of one that runs each minute, a month of one that runs each night


@dataclass(frozen=True)
class Job:
    """`run` does the work and returns what came of it in a Dutch line; it sees to its own transactions.

    `label`: what editors call it. `every`: how long from one start to the next. `limit`: after how long a run that
    never ended counts as broken off, and another runner may start it again. `slow`: takes longer than a job of every
    minute can wait; a runner that stays has a lane of its own for these.
    """

    name: str
    label: str
    every: timedelta
    run: Callable[[], str]
    limit: timedelta = timedelta(hours=1)
    slow: bool = False


class JobProblem(Exception):
    """For a job that did what it could: its text is the Dutch line that is shown, and the run counts as failed."""


_jobs: dict[str, Job] = {}


def register_job(job: Job) -> None:
    """Called from `AppConfig.ready`; a second job of the same name takes the place of the first."""
    _jobs[job.name] = job


def registered_jobs() -> list[Job]:
    return list(_jobs.values())


def run_due_jobs(*, slow: bool | None = None) -> list[JobRun]:
    """Run every job whose turn it is, one after the other, and return what came of each.

    `slow` keeps to the jobs that are, or are not; None: all, the quick ones first.
    """
    asked = [job for job in registered_jobs() if slow in (None, job.slow)]
    in_order = sorted(asked, key=lambda job: job.slow)
    return [run(job, until) for job in in_order if (until := claim(job))]


def run_now(name: str) -> JobRun | None:
    """Run this job whether or not it is its time; None while another runner has it. KeyError: no such job."""
    job = _jobs[name]
    until = claim(job, early=True)
    return run(job, until) if until else None


def claim(job: Job, *, early: bool = False) -> datetime | None:
    """Until when this runner has the job: None when it has not. That moment is also the mark of its turn.

    Two that ask at once cannot both get it: it is one update of one row.
    """
    now = timezone.now()
    JobClock.objects.get_or_create(name=job.name, defaults={"next_at": now})
    free = JobClock.objects.filter(Q(taken_until__isnull=True) | Q(taken_until__lte=now), name=job.name)
    if not early:
        free = free.filter(next_at__lte=now)
    until = now + job.limit
    taken = free.update(next_at=now + job.every - min(EARLY, job.every / 4), taken_until=until)
    return until if taken else None


def run(job: Job, until: datetime) -> JobRun:
    """Run a job that this runner has, until the moment that `claim` gave. What goes wrong stops no other job.

    Editors read the line, so of an error that nobody foresaw the words stand in the log alone.
    """
    current = JobRun.objects.create(name=job.name)
    try:
        current.line, current.ok = job.run(), True
    except JobProblem as problem:
        current.line = str(problem)
    except Exception:
        logger.exception("Job %s failed.", job.name)
        current.line = UNFORESEEN
    current.line = " ".join(current.line.split())[:300]
    current.ended = timezone.now()
    current.save()
    # Of a run that outlived its limit another may have the turn by now: that one stays taken.
    JobClock.objects.filter(name=job.name, taken_until=until).update(taken_until=None)
    forget_old_runs(job)
    return current


def forget_old_runs(job: Job) -> None:
    runs = JobRun.objects.filter(name=job.name).order_by("-started", "-pk")
    kept = list(runs.values_list("pk", flat=True)[:RUNS_KEPT])
    runs.exclude(pk__in=kept).delete()


@dataclass(frozen=True)
class JobState:
    """What the screens tell of a job: its last run (None: never yet), and whether it is late."""

    job: Job
    last: JobRun | None
    is_late: bool

    @property
    def in_words(self) -> str:
        if self.last is None:
            return "heeft nog niet gelopen"
        if self.last.ended is None:
            broken = self.last.started + self.job.limit < timezone.now()
            return "is afgebroken" if broken else "loopt nu"
        if not self.last.ok:
            return "is mislukt"
        return "is te laat" if self.is_late else "is gelukt"


def job_states() -> list[JobState]:
    """All jobs in the order in which they were registered. One query."""
    last = {found.name: found for found in JobRun.objects.latest_of_each()}
    return [JobState(job, last.get(job.name), is_late(job, last.get(job.name))) for job in registered_jobs()]


def is_late(job: Job, last: JobRun | None) -> bool:
    """Late is two turns missed, and never less than five minutes: a busy machine is no alarm."""
    return last is None or last.started + max(3 * job.every, timedelta(minutes=5)) < timezone.now()


def health() -> str | None:
    """For `/gezond/`. It stays healthy: readers notice nothing of a late job, and a restart would not help.

    Names and reasons are for editors; the whole world may read this.
    """
    states = job_states()
    late = sum(state.is_late for state in states)
    failed = sum(state.last is not None and state.last.ended is not None and not state.last.ok for state in states)
    if not states:
        return None
    if late:
        return f"{late} van {len(states)} te laat"
    return f"{failed} van {len(states)} mislukt" if failed else "op tijd"
