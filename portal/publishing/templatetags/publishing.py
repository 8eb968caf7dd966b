"""What the admin's templates ask of publishing."""

from django import template

from portal.core.jobs import JobState, job_states
from portal.publishing.on_time import JOB_NAME

register = template.Library()


@register.simple_tag
def on_time_state() -> JobState | None:
    """How the job that publishes at the planned time is doing."""
    return next((state for state in job_states() if state.job.name == JOB_NAME), None)
