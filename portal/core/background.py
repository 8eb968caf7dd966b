"""Work that may wait, done in a thread of the process that asked for it."""

import logging
import threading
from queue import SimpleQueue

from django.db import connections
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

logger = logging.getLogger(__name__)

# One queue and one thread for the whole process: Django Tasks makes a backend for each thread that asks.
waiting: SimpleQueue = SimpleQueue()
starting = threading.Lock()
worker: threading.Thread | None = None


class ThreadBackend(ImmediateBackend):
    """Runs tasks one after the other in one thread, so that a request does not wait and no other process is needed.

    What still waits when the process ends is lost: only for work that a command can make up for.
    docs/besluiten/0014-beeld-van-een-pdf.md tells why not a table with a worker.
    """

    def _execute_task(self, task_result: TaskResult) -> None:
        waiting.put((super()._execute_task, task_result))
        start_worker()


def start_worker() -> None:
    global worker
    with starting:
        if worker is None or not worker.is_alive():  # not alive after a fork
            # A daemon, so that a server that stops does not wait for the rest of the queue.
            worker = threading.Thread(target=work, name="background", daemon=True)
            worker.start()


def work() -> None:
    while True:
        execute, task_result = waiting.get()
        try:
            execute(task_result)  # keeps and logs what goes wrong in the task itself
        except Exception:
            logger.exception("A task in the background could not be run.")
        finally:
            connections.close_all()
