"""The check of each night, as a job."""

from datetime import timedelta

from django.conf import settings

from portal.core.jobs import Job, JobProblem, register_job

from .mailing import send_digests
from .running import AlreadyRunning, NoConnection, check

JOB_NAME = "links"


def check_and_tell() -> str:
    """What `manage.py check_links` does: look at every address, and mail what is new. Raises JobProblem in Dutch."""
    try:
        tally = check()
    except (AlreadyRunning, NoConnection) as problem:
        raise JobProblem(str(problem)) from problem
    try:
        return f"{tally.in_words()} {send_digests()}"
    except JobProblem as problem:
        raise JobProblem(f"{tally.in_words()} {problem}") from problem


def register() -> None:
    """Unless the operator wants no requests to other websites, or starts the command by other means."""
    if not settings.LINK_CHECK:
        return
    register_job(
        Job(
            name=JOB_NAME,
            label="Links naar andere websites controleren",
            every=timedelta(days=1),
            run=check_and_tell,
            limit=timedelta(hours=6),
            slow=True,
        )
    )
