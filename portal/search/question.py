"""A visitor's words made into what is asked of the index: terms, and the ways in which a row may answer each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from .analysis import asked_forms, stem
from .backends import Alternative, Term
from .vocabulary import Vocabulary

MOST_TERMS = 10  # the most telling words of a longer question
# By how many levels another way to answer counts less than the word itself.
SYNONYM, JOINED, COMPOUND, PARTS, NEAR, PART = 1, 0, 2, 2, 1, 4
LEAST_SHARE = 0.4  # of the mass of all words that a row must answer


@dataclass
class Question:
    """`replaced`: words that stand nowhere, each with the word nearly so that was looked for instead."""

    terms: tuple[Term, ...] = ()
    least: int = 0
    all_mass: int = 0
    replaced: dict[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not self.terms


@dataclass
class Word:
    """One word that was typed, with the ways to answer it that were found."""

    form: str
    ways: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, stems: Iterable[str], steps: int) -> None:
        stems = tuple(stems)
        if stems:
            self.ways[stems] = min(steps, self.ways.get(stems, steps))


def understand(text: str, words: Vocabulary, synonyms: list, *, literally: bool = False) -> Question:
    """What to ask the index for this text. `literally`: no other spelling instead of a word that stands nowhere."""
    typed = [Word(form) for form in asked_forms(text)]
    for word in typed:
        add_itself(word, words)
    add_joined(typed, words)
    replaced = {}
    for word in typed:
        if not literally and not any(is_known(way, words) for way in word.ways):
            near = words.near(word.form)
            for other in near:
                word.add([stem(other)], NEAR)
            if near:
                replaced[word.form] = near[0]
    terms = [make_term(word, words) for word in typed]
    terms.sort(key=lambda term: -term.mass)
    del terms[MOST_TERMS:]
    total = sum(term.mass for term in terms)
    asked = tuple(term for term in terms if term.alternatives)
    return Question(
        terms=asked,
        least=round(total * LEAST_SHARE),
        all_mass=total,
        replaced=replaced,
        marked=frozenset(s for term in asked for way in term.alternatives for s in way.stems),
    )


def add_itself(word: Word, words: Vocabulary) -> None:
    """The word, the longer words that it is a part of, and the parts that it is made of."""
    whole = stem(word.form)
    if words.knows(whole):
        word.add([whole], 0)
    for compound in words.compounds(word.form):
        word.add([compound], COMPOUND)
    parts = words.parts(word.form)
    if len(parts) > 1:
        word.add(parts, PARTS)
        # One part alone is only near a word that stands somewhere; near another it is something else.
        for part in parts if words.knows(whole) else ():
            word.add([part], PART)


def add_joined(typed: list[Word], words: Vocabulary) -> None:
    """Two words that others write as one: ‘privacy convenant’ is ‘privacyconvenant’ too."""
    for first, second in pairwise(typed):
        for link in ("", "s"):
            joined = stem(first.form + link + second.form)
            if words.knows(joined):
                first.add([joined], JOINED)
                second.add([joined], JOINED)


def is_known(way: tuple[str, ...], words: Vocabulary) -> bool:
    return all(words.knows(part) for part in way)


def make_term(word: Word, words: Vocabulary) -> Term:
    """The word as a term. The rarer what answers it well, the more it says; an unknown word says most of all."""
    ways = {stems: steps for stems, steps in word.ways.items() if is_known(stems, words)}
    rows = max(
        (words.frequency[stems[0]] for stems, steps in ways.items() if len(stems) == 1 and steps <= 1), default=0
    )
    return Term(
        alternatives=tuple(Alternative(stems, steps) for stems, steps in ways.items()),
        mass=round(100 * words.rarity(rows)),
    )
