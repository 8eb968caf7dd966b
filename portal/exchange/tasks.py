"""The work of an import, done in the background a piece at a time."""

from django_tasks import task

from .making import work_a_while


@task(backend="background")
def work_on(batch_pk: int) -> None:
    """Some rows, and then to the end of the queue again: other work need not wait for five thousand rows."""
    if work_a_while(batch_pk):
        work_on.enqueue(batch_pk)
