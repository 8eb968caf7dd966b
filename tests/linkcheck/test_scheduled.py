"""The check as a job of each day."""

import pytest

from portal.core import jobs
from portal.core.jobs import JobProblem
from portal.linkcheck import scheduled
from portal.linkcheck.running import NoConnection, one_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def registered(monkeypatch) -> dict:
    monkeypatch.setattr(jobs, "_jobs", {})
    return jobs._jobs


@pytest.mark.parametrize("wanted", [True, False])
def test_it_is_a_slow_job_unless_the_operator_wants_no_requests(registered, settings, wanted):
    settings.LINK_CHECK = wanted
    scheduled.register()
    assert [job.slow for job in registered.values()] == ([True] if wanted else [])


def test_it_says_in_one_line_what_came_of_it():
    assert scheduled.check_and_tell() == "Er was geen webadres aan de beurt. Er is niets nieuws om te mailen."


def test_a_check_that_runs_already_is_a_problem_and_no_error():
    with one_run(), pytest.raises(JobProblem, match="loopt al"):
        scheduled.check_and_tell()


def test_a_portal_without_connection_says_so(monkeypatch):
    def cut_off():
        raise NoConnection("Geen enkele website antwoordt.")

    monkeypatch.setattr(scheduled, "check", cut_off)
    with pytest.raises(JobProblem, match="Geen enkele website antwoordt"):
        scheduled.check_and_tell()
