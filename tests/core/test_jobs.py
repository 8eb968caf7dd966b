"""Work in the background: done at its time, by one runner, and told when it fails."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from portal.core import jobs
from portal.core.jobs import UNFORESEEN, Job, JobProblem, job_states, register_job, run_due_jobs
from portal.core.management.commands import run_jobs
from portal.core.models import JobClock, JobRun
from portal.serve import static_signature
from tests.served import free_port, wait_until_it_answers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def registered(monkeypatch) -> dict:
    """Only jobs of the test itself."""
    monkeypatch.setattr(jobs, "_jobs", {})
    return jobs._jobs


def make_job(name: str = "proef", run=lambda: "Gedaan.", **fields) -> Job:
    job = Job(name=name, label=f"Taak {name}", run=run, **{"every": timedelta(hours=1), **fields})
    register_job(job)
    return job


def pass_time(name: str, **time_passed) -> None:
    """As if this much time went by since the job ran."""
    ago = timedelta(**time_passed)
    clock = JobClock.objects.get(name=name)
    clock.next_at -= ago
    clock.taken_until = clock.taken_until and clock.taken_until - ago
    clock.save()
    for run in JobRun.objects.filter(name=name):
        run.started -= ago
        run.save()


@pytest.mark.django_db
def test_a_job_runs_when_it_is_due_and_not_before():
    make_job()
    assert [run.line for run in run_due_jobs()] == ["Gedaan."]
    assert run_due_jobs() == []
    pass_time("proef", minutes=59)
    assert run_due_jobs() == []
    pass_time("proef", minutes=1)
    assert [run.ok for run in run_due_jobs()] == [True]


@pytest.mark.django_db
def test_a_timer_of_each_minute_that_fires_a_little_early_misses_no_turn():
    make_job(every=timedelta(minutes=1))
    run_due_jobs()
    pass_time("proef", seconds=58)
    assert len(run_due_jobs()) == 1


@pytest.mark.django_db
def test_a_job_that_fails_is_told_in_plain_dutch_with_its_reason_in_the_log_and_stops_no_other(caplog):
    def fail() -> str:
        raise ValueError("the file is gone")

    make_job("kapot", fail)
    make_job("goed")
    assert [(run.name, run.ok, run.line) for run in run_due_jobs()] == [
        ("kapot", False, UNFORESEEN),
        ("goed", True, "Gedaan."),
    ]
    assert "Job kapot failed" in caplog.text
    assert "the file is gone" in caplog.text
    assert {state.job.name: state.in_words for state in job_states()} == {"kapot": "is mislukt", "goed": "is gelukt"}


@pytest.mark.django_db
def test_a_job_that_did_part_of_its_work_says_so_in_its_own_words():
    def half() -> str:
        raise JobProblem("Eén van de twee gelukt.")

    make_job(run=half)
    (run,) = run_due_jobs()
    assert (run.ok, run.line) == (False, "Eén van de twee gelukt.")


@pytest.mark.django_db
def test_a_run_that_was_broken_off_is_taken_up_again_after_its_limit():
    job = make_job(every=timedelta(minutes=1), limit=timedelta(minutes=10))
    assert jobs.claim(job)
    JobRun.objects.create(name=job.name)
    pass_time("proef", minutes=9)
    assert job_states()[0].in_words == "loopt nu"
    assert run_due_jobs() == []
    pass_time("proef", minutes=2)
    assert job_states()[0].in_words == "is afgebroken"
    assert len(run_due_jobs()) == 1


@pytest.mark.django_db
def test_a_run_that_outlived_its_limit_frees_no_turn_of_another():
    def outlive() -> str:
        pass_time("proef", hours=2)
        assert jobs.claim(job), "another runner has it now"
        return "Toch nog klaar."

    job = make_job(run=outlive, limit=timedelta(hours=1))
    assert [run.line for run in run_due_jobs()] == ["Toch nog klaar."]
    assert JobClock.objects.get().taken_until > timezone.now()
    assert jobs.run_now("proef") is None


@pytest.mark.django_db
def test_only_the_last_runs_are_kept(monkeypatch):
    monkeypatch.setattr(jobs, "RUNS_KEPT", 2)
    counted = iter("abc")
    make_job(run=lambda: next(counted))
    for _ in range(3):
        run_due_jobs()
        pass_time("proef", hours=2)
    assert list(JobRun.objects.order_by("started", "pk").values_list("line", flat=True)) == ["b", "c"]


@pytest.mark.django_db
def test_of_runners_that_ask_for_a_turn_one_gets_it():
    job = make_job()
    assert [jobs.claim(job) is not None for _ in range(5)].count(True) == 1


# Eight runners with a connection each, who ask at the same moment.
RACE = """
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from django.db import connection
from portal.core.jobs import Job, claim

ready = Barrier(8)

def runner(number):
    connection.ensure_connection()
    ready.wait()
    try:
        return claim(Job("wedloop", "", timedelta(hours=1), str)) is not None
    finally:
        connection.close()

with ThreadPoolExecutor(8) as pool:
    print(sorted(pool.map(runner, range(8))))
"""


def test_of_runners_at_the_same_moment_one_gets_the_turn(served):
    assert served.manage("shell", "-v0", "-c", RACE).stdout.strip() == str([False] * 7 + [True])


@pytest.mark.django_db
def test_the_command_does_what_is_due_or_one_job_now():
    make_job()
    out = StringIO()
    call_command("run_jobs", stdout=out)
    call_command("run_jobs", stdout=out)
    assert out.getvalue() == "proef: Gedaan.\n"
    call_command("run_jobs", only="proef", stdout=out)
    assert out.getvalue() == "proef: Gedaan.\n" * 2
    with pytest.raises(CommandError, match=r"Er is geen taak ‘weg’\. Kies uit: proef"):
        call_command("run_jobs", only="weg")
    JobClock.objects.update(taken_until=timezone.now() + timedelta(minutes=1))
    with pytest.raises(CommandError, match="loopt al"):
        call_command("run_jobs", only="proef")


@pytest.mark.django_db
def test_health_tells_of_late_and_failed_jobs_and_stays_healthy(client):
    make_job("een")
    make_job("twee", every=timedelta(minutes=1))

    def told() -> tuple[int, str, str]:
        answer = client.get("/gezond/")
        return answer.status_code, answer.json()["status"], answer.json()["taken"]

    assert told() == (200, "gezond", "2 van 2 te laat")
    run_due_jobs()
    assert told() == (200, "gezond", "op tijd")
    pass_time("twee", minutes=6)
    assert told() == (200, "gezond", "1 van 2 te laat")
    make_job("twee", lambda: 1 / 0)
    run_due_jobs()
    assert told() == (200, "gezond", "1 van 2 mislukt")


@pytest.mark.shared
def test_under_make_serve_the_jobs_are_done_and_the_runner_ends_with_the_server(served, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.served.START_SECONDS", 240)  # it migrates and loads first
    (Path(served.environment["VAR_DIR"]) / "static.stamp").write_text(static_signature(ROOT))  # collected already
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "portal.serve"],
        cwd=ROOT,
        env={**served.environment, "PORT": str(port), "HOST": "127.0.0.1"},
        stdout=(tmp_path / "log").open("w"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_until_it_answers(f"http://localhost:{port}/gezond/", server, tmp_path / "log")
        assert until(lambda: '"taken": "op tijd"' in served.get("/gezond/").text), "the jobs were not done"
        assert runners_of(server.pid)
    finally:
        server.kill()  # as it may happen: without a chance to say goodbye
        server.wait(timeout=20)
    try:
        assert until(lambda: not runners_of(server.pid)), "the runner stayed behind"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)  # the workers of a server that was killed


def until(holds, seconds: int = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.2)
    return False


def runners_of(pid: int) -> list[str]:
    """The numbers of processes that do jobs as long as this one is there."""
    return [folder.name for folder in Path("/proc").glob("[0-9]*") if f"--as-long-as\0{pid}\0" in command_line(folder)]


def command_line(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_text()
    except OSError:  # it ended a moment ago
        return ""


@pytest.mark.django_db
def test_a_slow_job_keeps_no_quick_one_waiting():
    make_job("traag", slow=True)
    make_job("vlug")
    assert [run.name for run in run_due_jobs(slow=False)] == ["vlug"]
    assert [run.name for run in run_due_jobs(slow=True)] == ["traag"]
    pass_time("traag", days=1)
    pass_time("vlug", days=1)
    assert [run.name for run in run_due_jobs()] == ["vlug", "traag"]


@pytest.mark.parametrize("error", [OperationalError(""), InterfaceError("connection already closed"), KeyError("x")])
def test_a_lane_goes_on_after_whatever_broke_a_round_and_takes_a_new_connection(monkeypatch, caplog, error):
    closed = []

    def fail(**kwargs):
        raise error

    monkeypatch.setattr(run_jobs, "run_due_jobs", fail)
    monkeypatch.setattr(run_jobs, "close_old_connections", lambda: None)
    monkeypatch.setattr(run_jobs.connections, "close_all", lambda: closed.append(True))
    told = StringIO()
    run_jobs.Command(stderr=told).look(slow=True)
    assert closed == [True]
    assert ("misgegaan" if isinstance(error, KeyError) else "De database geeft geen antwoord") in told.getvalue()
    assert "was broken off" in caplog.text


def test_a_lane_of_slow_jobs_that_ended_is_started_anew(monkeypatch):
    started, told, real = [], StringIO(), run_jobs.Command.keep_looking

    def keep_looking(self, *args, slow: bool, **kwargs) -> None:
        """The lane of slow jobs ends as soon as it began."""
        if slow:
            started.append(True)
        else:
            real(self, *args, slow=slow, **kwargs)

    monkeypatch.setattr(run_jobs.Command, "keep_looking", keep_looking)
    monkeypatch.setattr(run_jobs.Command, "look", lambda self, *, slow: None)
    monkeypatch.setattr(run_jobs, "SECONDS_BETWEEN", 0)
    monkeypatch.setattr(run_jobs.signal, "signal", lambda *_: None)
    monkeypatch.setattr(run_jobs.os, "getppid", lambda: 1 if len(started) < 2 else 2)
    run_jobs.Command(stderr=told).run_forever(as_long_as=1)
    assert len(started) == 2
    assert "begint opnieuw" in told.getvalue()
