"""Counts what is searched for, so that editors see what people miss, and nobody sees who searched.

docs/besluiten/0018-zoekvragen-tellen.md tells what is kept and why.
"""

import logging
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_tasks import task

from portal.core.background import waiting
from portal.core.list_query import ListQuery

from .models import QueryTotal
from .query_text import looks_personal, normalise

DAYS_BEFORE_READABLE = 3  # different days on which a question must be asked before its words are kept
DAYS_UNREADABLE = 30  # within which those days must lie; then what was kept of the question is dropped
DAYS_KEPT = 365
MOST_A_DAY = 10_000  # different questions; whoever fills the table with nonsense fills no disk
MOST_WAITING = 200  # tasks; while the database is busy with something else no queue grows

logger = logging.getLogger(__name__)


def is_new_question(request: HttpRequest, query: ListQuery) -> bool:
    """Whether a visitor asks something by this request, and does not leaf, filter or sort in what was found.

    What the browser fetches beforehand is no question, and neither is a link that an editor follows in the admin.
    """
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    from_admin = reverse("wagtailadmin_home") in request.headers.get("Referer", "")
    looked_on = query.page > 1 or query.chosen or query.sort or query.literal
    return bool(
        request.method == "GET" and query.text and not looked_on and "prefetch" not in purpose and not from_admin
    )


def count_search(text: str, results: int) -> None:
    """Adds one to the total of this question today. Never raises, and the visitor does not wait for it."""
    try:
        words = normalise(text)
        if words and not looks_personal(text) and waiting.qsize() < MOST_WAITING:
            count.enqueue(words, results > 0)
    except Exception as error:
        tell(error)


@task(backend="background")
def count(words: str, found: bool) -> None:
    """The work of `count_search`, in the thread that does what may wait."""
    try:
        with transaction.atomic():
            add(words, found=found, today=timezone.localdate())
    except Exception as error:
        tell(error)


def tell(error: Exception) -> None:
    """Without the message or the traceback: a database may quote the words in it."""
    logger.warning("Een zoekvraag is niet geteld: %s", type(error).__name__)


def add(words: str, *, found: bool, today: date) -> None:
    key = key_of(words)
    row = QueryTotal.objects.filter(key=key, day=today)
    one_more = {"searches": F("searches") + 1, "without_result": F("without_result") + (0 if found else 1)}
    if row.update(**one_more):
        return
    drop_old(today)
    if QueryTotal.objects.filter(day=today).count() >= MOST_A_DAY:
        return
    # Another process may make the same row at this moment; each then adds its own one.
    QueryTotal.objects.bulk_create([QueryTotal(key=key, day=today)], ignore_conflicts=True)
    row.update(**one_more)
    make_readable(key, words)


def make_readable(key: str, words: str) -> None:
    """Keeps the words of a question when it was asked on enough days, or when they were kept before."""
    same = QueryTotal.objects.filter(key=key)
    if same.count() >= DAYS_BEFORE_READABLE or same.readable().exists():
        same.filter(words="").update(words=words)


def drop_old(today: date) -> None:
    """What is no longer kept. Asked at the first search of a question each day, so no job need run at night."""
    QueryTotal.objects.filter(day__lte=today - timedelta(days=DAYS_KEPT)).delete()
    QueryTotal.objects.filter(words="", day__lte=today - timedelta(days=DAYS_UNREADABLE)).delete()


def key_of(words: str) -> str:
    """A hash with the secret key of the portal: without that key nobody can try which words give it."""
    return salted_hmac("portal.search.query_totals", words, algorithm="sha256").hexdigest()
