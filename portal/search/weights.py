"""How much a word says about a thing, made coarse: one level for each word of a row, set when it is indexed.

The measure is BM25F: a word counts by the field in which it stands and by how often, less in a long field than in a
short one, and with ever less gain. Its averages are fixed, so that a row has the same levels whatever else there is,
and a row that is made alone is the same as in a rebuild. Levels are stored with the word; a database then only has to
add whole numbers, and every database finds the same order.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .analysis import is_telling, stem, tokens


@dataclass(frozen=True)
class Field:
    """`weight` of a word in the field, its words on `average`, `slope` from 0 (length does not count) to 1."""

    weight: float
    average: int
    slope: float


# Title over summary over tags over body over the text of files. Averages: words in the report's own content.
FIELDS = {
    "title": Field(12, 8, 0.4),
    "summary": Field(5, 25, 0.3),
    "tags": Field(4, 30, 0.2),
    "body": Field(1.5, 80, 0.5),
    "files": Field(0.5, 2000, 0.6),
}
SATURATION = 12.0
LEVELS = "abcdefghij"
RATIO = 0.75  # of the weight of a level to the one before
# A word that answers in another way than by itself counts some levels less, so there are more weights than levels.
WEIGHTS = [max(1, round(100 * RATIO**step)) for step in range(len(LEVELS) + 5)]


def levels(texts: dict[str, str]) -> dict[str, str]:
    """The level, ‘a’ the highest, of each stem in the texts of these fields."""
    weighted: Counter[str] = Counter()
    for name, text in texts.items():
        field = FIELDS[name]
        counted = Counter(stems(text))
        length = sum(counted.values())
        damping = 1 - field.slope + field.slope * length / field.average
        for word, times in counted.items():
            weighted[word] += field.weight * times / max(damping, 0.4)
    return {word: level(weight / (SATURATION + weight)) for word, weight in weighted.items()}


def level(impact: float) -> str:
    """The letter of an impact between 0 and 1."""
    for number, letter in enumerate(LEVELS):
        if impact > RATIO ** (number + 1):
            return letter
    return LEVELS[-1]


def stems(text: str) -> Iterable[str]:
    """Every stem in the text as often as it stands there; stop words too, so that a question of them alone answers."""
    for token in tokens(text):
        yield stem(token.form)
        yield from (stem(part) for part in token.parts if is_telling(part))
