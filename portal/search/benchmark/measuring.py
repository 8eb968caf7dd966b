"""Times questions of each kind, ours and the others' side by side, and tells the median and the slow end."""

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median, quantiles
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from portal.core.list_query import ListQuery
from portal.core.list_result import PAGE_SIZE
from portal.core.listing import search

from .. import backends
from ..analysis import STOP_WORDS
from ..indexing import reindex_page
from ..models import SearchRow, SearchWord
from ..phrasebook import phrasebook
from ..question import understand
from ..suggestions import suggestions
from ..views import SEARCH_FACETS
from ..words import current_state, vocabulary
from .patience import TookTooLong, at_most

TIMES = 15  # that a question is asked
PATIENCE = 20.0  # seconds for one question; a slow one is asked less often
FEWEST = 3
MOST = 60.0  # seconds that a question to another search may take; then it is ended, and told to take longer
SHARES = {"zeldzaam": 0.0005, "gewoon": 0.06, "overal": 0.9}  # of the rows that hold the word
WORDS = 3  # of each, asked in turn
LAST_PAGE = 50
FILTERS = {"soort": "tip", "thema": "thema-0"}
Ask = Callable[[str], object]


@dataclass
class Timing:
    """Milliseconds; `times` as they were measured, the first one left out. `ended`: it takes longer than that."""

    times: list[float]
    ended: bool = False

    @property
    def middle(self) -> float:
        return median(self.times)

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return quantiles(self.times, n=20, method="inclusive")[-1] if len(self.times) > 1 else self.times[0]

    def __str__(self) -> str:
        return f"meer dan {self.middle:.0f}" if self.ended else f"{self.middle:.1f} ({self.slow:.1f})"


@dataclass
class Question:
    """What is asked of all in turn: words of one frequency, with two filters or none, and one page of the answer."""

    frequency: str
    words: list[str]
    filtered: bool
    page: int

    @property
    def label(self) -> str:
        filters = "2 filters" if self.filtered else "geen filter"
        return f"{self.frequency:9} {filters:11} blad {self.page:2}"

    @property
    def query(self) -> ListQuery:
        chosen = {name: [value] for name, value in FILTERS.items()} if self.filtered else {}
        return ListQuery(chosen=chosen, page=self.page, default_sort="relevantie")

    def address(self, word: str) -> str:
        more = {"pagina": str(self.page), **(FILTERS if self.filtered else {})}
        return f"{reverse('search')}?{urlencode({'q': word, **more})}"


def timed(ask: Ask, words: list[str]) -> Timing:
    """Ask about each word in turn; what is read for the first time is not counted."""
    for word in words:
        ask(word)
    times, started = [], time.perf_counter()
    while len(times) < TIMES and (len(times) < FEWEST or time.perf_counter() - started < PATIENCE):
        begin = time.perf_counter()
        ask(words[len(times) % len(words)])
        times.append((time.perf_counter() - begin) * 1000)
    return Timing(times)


def timed_with_patience(ask: Ask, words: list[str]) -> Timing:
    """The same of a search that may need minutes: it is ended at the first question that takes too long."""

    def ask_at_most(word: str) -> object:
        with at_most(MOST):
            return ask(word)

    try:
        return timed(ask_at_most, words)
    except TookTooLong:
        return Timing([MOST * 1000], ended=True)


def questions() -> Iterator[Question]:
    """Every frequency, without and with filters, and the last page of what many rows hold; then one of each together,
    and words with a slip, which the others do not find."""
    for frequency, share in SHARES.items():
        words = words_in(share)
        for filtered in (False, True):
            yield Question(frequency, words, filtered, 1)
        if share * SearchRow.objects.current().count() > LAST_PAGE * 20:
            yield Question(frequency, words, False, LAST_PAGE)
    of_each = [words_in(share) for share in SHARES.values()]
    yield Question("samen", [" ".join(words) for words in zip(*of_each, strict=True)], False, 1)
    yield Question("tikfout", [with_slip(word) for word in words_in(SHARES["gewoon"])], False, 1)


def with_slip(word: str) -> str:
    """Two letters in the middle that changed places."""
    middle = len(word) // 2
    return f"{word[: middle - 1]}{word[middle]}{word[middle - 1]}{word[middle + 1 :]}"


def words_in(share: float) -> list[str]:
    """The words that stand nearest to this share of the rows, as they are written most.

    Words that are no compound: of those the portal asks for the parts as well, and others do not.
    """
    state = current_state()
    words = vocabulary(state)
    wanted = share * words.rows
    stems = SearchWord.objects.filter(slot=state.slot).values_list("word", "rows")
    near = sorted((abs(rows - wanted), words.written(stem)) for stem, rows in stems if len(stem) > 2)
    plain = (word for _distance, word in near if word.isalpha() and word not in STOP_WORDS and not words.parts(word))
    return list(islice(plain, WORDS))


def through_view(question: Question) -> Ask:
    """The whole page, as a visitor gets it. Raises RuntimeError when it is none."""
    client = Client()

    def ask(word: str) -> None:
        response = client.get(question.address(word), secure=True)
        if response.status_code != 200:
            raise RuntimeError(f"{question.address(word)} gaf {response.status_code}.")

    return ask


def answer(question: Question) -> Ask:
    """What the page is made of: total, all counts, and twenty cards."""

    def ask(word: str) -> int:
        query = question.query
        query.text = word
        return search(query=query, kinds=None, facets=SEARCH_FACETS).total

    return ask


def statement(question: Question) -> Ask:
    """The part of it that the table itself answers: total, counts, and the numbers of twenty rows."""
    state = current_state()
    words = vocabulary(state)
    filters = {name: (value,) for name, value in FILTERS.items()} if question.filtered else {}

    def made(word: str) -> backends.Ask:
        understood = understand(word, words, phrasebook.get())
        return backends.Ask(
            slot=state.slot,
            terms=understood.terms,
            least=understood.least,
            all_mass=understood.all_mass,
            chosen=filters,
            facets=tuple(SEARCH_FACETS),
            start=(question.page - 1) * PAGE_SIZE,
            share=understood.share,
        )

    asked = {word: made(word) for word in question.words}
    return lambda word: backends.backend().answer(asked[word]).total


def time_suggestions() -> dict[str, Timing]:
    """While someone types: two letters, five, and a word with the beginning of a second."""
    common, middling = words_in(SHARES["overal"]), words_in(SHARES["gewoon"])
    typed = {
        "2 letters": [word[:2] for word in common],
        "5 letters": [word[:5] for word in [*common, *middling] if len(word) >= 5] or common,
        "tweede woord": [f"{first} {second[:3]}" for first, second in zip(middling, common, strict=True)],
    }
    return {name: timed(suggestions, texts) for name, texts in typed.items()}


def time_publication() -> Timing:
    """The part of a publication that keeps the search table right, of pages throughout the table."""
    rows = SearchRow.objects.current().filter(card__anchor="").order_by("pk")
    places = range(0, rows.count(), max(1, rows.count() // TIMES))
    pages = [rows[place].page.specific for place in places]
    reindex_page(pages[0])
    times = []
    for page in pages:
        begin = time.perf_counter()
        reindex_page(page)
        times.append((time.perf_counter() - begin) * 1000)
    return Timing(times)


def time_first_question_after() -> Timing:
    """The first question after a publication, for which a process reads what changed of the words."""
    word = words_in(SHARES["gewoon"])[0]
    page = SearchRow.objects.current().filter(card__anchor="").latest("pk").page.specific
    times = []
    for _ in range(FEWEST):
        reindex_page(page)
        begin = time.perf_counter()
        search(query=ListQuery(text=word, default_sort="relevantie"), kinds=None, facets=SEARCH_FACETS)
        times.append((time.perf_counter() - begin) * 1000)
    return Timing(times)


def memory() -> int:
    """The most memory that this process has had so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
