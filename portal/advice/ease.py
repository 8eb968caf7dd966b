"""How easy the words of an editor are to read, in place of Wagtail's figure, which calls nearly all Dutch complex.

The formula is that of `measure_reading` (Flesch, for Dutch by Douma). Syllables are counted by their vowels here, so
that the server needs no library for it. The bounds were chosen on samples: docs/besluiten/0027-tips-voor-de-tekst.md.
"""

from dataclasses import dataclass

from portal.core.sentences import count_syllables, count_words, split_sentences

from .hard_words import WORD
from .parts import Part

FEWEST_WORDS = 50  # of a text that a figure says something about
EASY = 45  # plain samples: 76 and higher; of our own pages, full of long names, nine in ten
HARD = 20  # samples of the office: below 0; our own pages: 35 and higher


@dataclass(frozen=True)
class Ease:
    """Of all sentences that a page has. `score`: about 100 is very easy, 0 and less is very hard."""

    score: float
    words_per_sentence: float
    easy_from: int = EASY

    @property
    def in_words(self) -> str:
        if self.score >= EASY:
            return "Goed te lezen"
        return "Moeilijk te lezen" if self.score < HARD else "Niet voor iedereen makkelijk"


def ease_of(parts: list[Part]) -> Ease | None:
    """None when there is too little to measure."""
    sentences = [line for part in parts if part.is_prose for text in part.texts for line in split_sentences(text)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    length = sum(map(count_words, sentences)) / len(sentences)
    return Ease(206.835 - 0.93 * length - 77 * sum(map(count_syllables, words)) / len(words), length)
