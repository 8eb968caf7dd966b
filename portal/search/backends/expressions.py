"""The words to look for at each weight: what the full-text index of a database is asked, one expression a weight."""

from collections.abc import Iterator

from ..weights import LEVELS, WEIGHTS
from .base import Term

# One of these, each all of these, each one of these words: [[[‘agesprek’], [‘bouder’, ‘couder’]], …].
# Words are small letters and digits alone.
Expression = list[list[list[str]]]


def by_weight(term: Term, most: int = len(WEIGHTS)) -> Iterator[tuple[int, Expression]]:
    """Each weight that a row can have for this term, with what it then holds; of several the best counts.

    `most`: how many of the weights are looked at, the highest first.
    """
    for step, weight in enumerate(WEIGHTS[:most]):
        ways: Expression = []
        single: dict[str, None] = {}
        for alternative in term.alternatives:
            number = step - alternative.steps
            if not 0 <= number < len(LEVELS):
                continue
            if len(alternative.stems) == 1:
                single[LEVELS[number] + alternative.stems[0]] = None
            else:
                # Every part at least as strong as this level.
                ways.append([[letter + stem for letter in LEVELS[: number + 1]] for stem in alternative.stems])
        if single:
            ways.insert(0, [list(single)])
        if ways:
            yield weight, ways
