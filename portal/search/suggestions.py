"""What there is while someone types: the things whose words begin like this, best first."""

from dataclasses import dataclass, replace

from django.utils.text import capfirst

from portal.core.entries import KINDS
from portal.core.list_result import Row

from .analysis import fold, is_telling, stem, tokens
from .backends import Alternative, Ask, Term, backend
from .engine import cards
from .phrasebook import phrasebook
from .question import share, understand
from .vocabulary import Vocabulary
from .weights import WEIGHTS
from .words import current_state, vocabulary

MOST = 6
CANDIDATES = 30  # among which those stand that have the words in their title
FEWEST_LETTERS = 2
MANY = 2_000  # rows that may hold the last word; of so many only the best are looked at, for scoring all takes long
STRENGTHS = (3, 5, len(WEIGHTS))  # how many weights count then, at first and after that
LONGEST = 80  # characters that are looked at
MOST_COMPLETIONS = 25  # words that the last letters may become


@dataclass(frozen=True)
class Suggestion:
    title: str
    kind: str
    url: str


def suggestions(text: str) -> list[Suggestion]:
    """At most six; none for less than two letters. The last word may be unfinished."""
    forms = [token.form for token in tokens(text[:LONGEST])]
    if not forms or len(forms[-1]) < FEWEST_LETTERS:
        return []
    state = current_state()
    words = vocabulary(state)
    last = completed(forms[-1], words)
    if not last.alternatives:
        return []
    earlier = forms[:-1]
    before = understand(" ".join(earlier), words, phrasebook.get())
    if before.unknown:
        return []  # whatever the last word becomes, what is suggested would not be about all that was typed
    # Little words alone, as in ‘hoe gespr’, say nothing; where they do, as ‘OM’, another term stands for them.
    little = {(stem(form),) for form in earlier if not is_telling(form)}
    terms = (*(term for term in before.terms if not any(way.stems in little for way in term.alternatives)), last)
    mass = sum(term.mass for term in terms)
    ask = Ask(slot=state.slot, terms=terms, least=mass, all_mass=mass, size=CANDIDATES)
    ask = replace(ask, share=min(share([term], words) for term in terms))  # a row must have each of them
    many = sum(words.frequency[way.stems[0]] for way in last.alternatives) > MANY
    rows = cards(best_rows(ask, STRENGTHS if many else STRENGTHS[-1:]), set(), None)
    in_title = [row for row in rows if begins_in_title(row, forms[-1])]
    best = [*in_title, *(row for row in rows if row not in in_title)]
    return [Suggestion(row.title, capfirst(KINDS[row.kind]), row.url) for row in best[:MOST]]


def best_rows(ask: Ask, strengths: tuple[int, ...]) -> list[int]:
    """The rows that answer best: looked for among those that hold the words strongest, and only then further."""
    for weights in strengths:
        answer = backend().answer(replace(ask, weights=weights))
        if answer.total >= ask.size:
            break
    return answer.rows


def completed(begin: str, words: Vocabulary) -> Term:
    """The last word as a term: itself, or a word of the index that begins so."""
    ways: dict[str, int] = {}
    for form in words.beginning_with(begin, MOST_COMPLETIONS):
        stemmed = words.forms[form][0]
        ways[stemmed] = min(ways.get(stemmed, 1), 0 if form == begin else 1)
    rows = sum(words.frequency.get(stemmed, 0) for stemmed in ways)
    return Term(
        tuple(Alternative((stemmed,), steps) for stemmed, steps in ways.items()), round(100 * words.rarity(rows))
    )


def begins_in_title(row: Row, begin: str) -> bool:
    return any(fold(word).startswith(begin) for word in row.title.split())
