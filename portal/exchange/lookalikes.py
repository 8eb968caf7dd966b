"""Which items a row is like: the same words in nearly the same order, in the title or in the summary."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import slugify
from rapidfuzz import fuzz

LIKE = 88  # of 100, by rapidfuzz: a short word changed in a title of six, or the words in another order
SHORT = 12  # characters; a shorter title must be equal, and a shorter summary (‘Volgt nog.’) says nothing
FEWEST = 4  # letters of a word that says something
RAREST = 4  # words of a row by which items are looked up, so that many rows and many items stay quick
MOST_NEAR = 100  # items that a row is compared with: where five thousand rows share all their words, it stays quick


@dataclass
class Lookalikes:
    """Items by the words in them, to find the one that is most like a row."""

    texts: list[tuple[str, str, str]] = field(default_factory=list)  # what to call it, its title, its summary
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, title: str, summary: str) -> None:
        title, summary = plain(title), plain(summary)
        for word in words_of(title, summary):
            self.by_word[word].append(len(self.texts))
        self.texts.append((name, title, summary))

    def like(self, title: str, summary: str) -> str | None:
        """What the item is called that is most like this; None where nothing is."""
        title, summary = plain(title), plain(summary)
        words = sorted((word for word in words_of(title, summary) if word in self.by_word), key=self.frequency)
        near: dict[int, None] = {}
        for word in words[:RAREST]:
            near |= dict.fromkeys(self.by_word[word][: MOST_NEAR - len(near)])
        scored = [(likeness(title, summary, *self.texts[at][1:]), -at) for at in near]
        best, at = max(scored, default=(0, 0))
        return self.texts[-at][0] if best >= LIKE else None

    def frequency(self, word: str) -> tuple[int, str]:
        return len(self.by_word[word]), word


def plain(text: str) -> str:
    return slugify(text).replace("-", " ")


def words_of(*texts: str) -> set[str]:
    words = {word for text in texts for word in text.split()}
    return {word for word in words if len(word) >= FEWEST} or words


def likeness(title: str, summary: str, other_title: str, other_summary: str) -> float:
    by_summary = alike(summary, other_summary) if min(len(summary), len(other_summary)) >= SHORT else 0
    return max(alike(title, other_title), by_summary)


def alike(text: str, other: str) -> float:
    """How alike two texts are, of 100. Texts with other numbers are two things: ‘deel 1’ and ‘deel 2’."""
    if not text or not other or numbers_of(text) != numbers_of(other):
        return 0
    if min(len(text), len(other)) < SHORT:
        return 100 if text == other else 0
    return max(fuzz.ratio(text, other, score_cutoff=LIKE), fuzz.token_sort_ratio(text, other, score_cutoff=LIKE))


def numbers_of(text: str) -> list[str]:
    return re.findall(r"\d+", text)
