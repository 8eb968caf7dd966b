"""A visitor's words made into what is asked of the index: terms, and the ways in which a row may answer each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .analysis import is_telling, stem, tokens
from .backends import Alternative, Term
from .phrasebook import Phrasebook
from .vocabulary import Vocabulary

MOST_TERMS = 10  # the most telling words of a longer question
# By how many levels another way to answer counts less than the word itself.
JOINED, INFLECTED, SYNONYM, NEAR, COMPOUND, PARTS, PART = 0, 0, 1, 1, 1, 2, 4
LEAST_SHARE = 0.15  # of the mass of the words that stand somewhere, which a row must answer
MOST_UNKNOWN = 0.5  # of the words; when so many stand nowhere, the portal has no answer, and rubbish is none
FEW = 3  # rows; a word that stands in fewer may be a slip, and fewer that answer a whole question are little
MOST_REPLACED = 5  # words of one question; with more slips it is no longer clear what was meant
MOST_JOINED = 3  # words that may be written as one
SHORT_QUESTION = 3  # words; in a longer one ‘om’ is the little word, in a shorter one the abbreviation


@dataclass
class Question:
    """`replaced`: words that stand nowhere, each with the word nearly so that was looked for instead.

    `doubted`: words that stand in few rows, each with a far commoner one that is one slip away.
    `unknown`: telling words that nothing answers, by themselves or otherwise.
    `share`: how large a part of the rows has one of the words, at most.
    """

    terms: tuple[Term, ...] = ()
    least: int = 0
    all_mass: int = 0
    share: float = 0.0
    replaced: dict[str, str] = field(default_factory=dict)
    doubted: dict[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not self.terms


@dataclass
class Word:
    """One word that was typed, with the ways to answer it that were found: stems of which a row holds all."""

    form: str
    telling: bool
    ways: dict[tuple[str, ...], int] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        return stem(self.form)

    def add(self, stems: Iterable[str], steps: int) -> None:
        stems = tuple(dict.fromkeys(stems))
        if stems:
            self.ways[stems] = min(steps, self.ways.get(stems, steps))


def understand(
    text: str, words: Vocabulary, phrasebook: Phrasebook, *, literally: bool = False, doubting: bool = False
) -> Question:
    """What to ask the index for this text. `literally`: no other spelling instead of a word that stands nowhere.

    `doubting`: the commoner word beside one that is doubted, too.
    """
    typed = read(text)
    for word in typed:
        if is_telling(word.form):
            add_itself(word, words)
    add_joined(typed, words)
    add_synonyms(typed, words, phrasebook)
    add_joined_synonyms(typed, phrasebook)
    if not any(is_telling(word.form) for word in typed) and any(word.ways for word in typed):
        for word in typed:  # ‘wat betekent OM’ asks about the abbreviation
            word.telling = bool(word.ways)
    for word in typed:
        # A little word that is all there is: ‘OM’ is the Openbaar Ministerie where the phrasebook knows it.
        if word.telling and not is_telling(word.form) and not word.ways:
            add_itself(word, words)
    doubted = {} if literally else commoner_words(typed, words)
    replaced = {} if literally else add_near(typed, words)
    if doubting:
        replaced |= add_commoner(typed, doubted)
    asked = {word.form: make_term(word, words) for word in typed if word.telling or word.ways}
    known = [term for term in asked.values() if term.alternatives]
    unknown = frozenset(form for form, term in asked.items() if not term.alternatives and is_telling(form))
    if len(known) <= len(asked) * (1 - MOST_UNKNOWN):
        return Question(replaced=replaced, doubted=doubted, unknown=unknown)
    terms = sorted(known, key=lambda term: -term.mass)[:MOST_TERMS]
    total = sum(term.mass for term in terms)
    return Question(
        terms=tuple(terms),
        least=round(total * LEAST_SHARE),
        all_mass=total,
        share=share(terms, words),
        replaced=replaced,
        doubted=doubted,
        unknown=unknown,
        marked=frozenset(part for term in terms for way in term.alternatives for part in way.stems),
    )


def share(terms: Iterable[Term], words: Vocabulary) -> float:
    ways = [way for term in terms for way in term.alternatives]
    rows = sum(min(words.frequency.get(stemmed, 0) for stemmed in way.stems) for way in ways)
    return min(1.0, rows / max(1, words.rows))


def nearest_question(text: str, words: Vocabulary, may_be_said: Callable[[str], bool]) -> str:
    """The same question with, for each word that stands nowhere, the one that is spelled most like it.

    Empty when no word has one. For a question that gave nothing: here a guess may be wilder than in `add_near`.
    `may_be_said`: whether a word stands in something that the visitor may see; the vocabulary has hidden pages too.
    """
    typed = read(text)
    unknown = {word.form for word in typed if word.telling and word.form not in words.forms}
    if len(unknown) > MOST_REPLACED:
        return ""
    guesses = {form: words.likest(form) for form in unknown}
    guesses = {form: guess for form, guess in guesses.items() if guess and may_be_said(guess)}
    if not any(guesses.values()):
        return ""
    return " ".join(guesses.get(word.form) or word.form for word in typed)


def without_unknown(text: str, unknown: Iterable[str]) -> str:
    """The text without the words that stand nowhere; empty when no telling word is left or none is taken out."""
    if not unknown:
        return ""
    kept = [token for token in tokens(text) if token.form not in unknown]
    return " ".join(text[token.start : token.end] for token in kept) if any(is_telling(t.form) for t in kept) else ""


def with_replaced(text: str, replaced: Mapping[str, str]) -> str:
    """The text as it was looked for: with other words for those that stand nowhere, and the rest as it was typed."""
    parts, done = [], 0
    for token in tokens(text):
        if token.form in replaced:
            parts += [text[done : token.start], replaced[token.form]]
            done = token.end
    return "".join([*parts, text[done:]]) if parts else ""


def read(text: str) -> list[Word]:
    """The words of the text; when all of them are stop words, they are what is looked for."""
    found = [Word(token.form, is_telling(token.form)) for token in tokens(text)]
    if not any(word.telling for word in found):
        for word in found:
            word.telling = True
    return found


def add_itself(word: Word, words: Vocabulary) -> None:
    """The word in all its forms, the longer words that it is a part of, and the parts that it is made of."""
    whole = word.stem
    if words.knows(whole):
        word.add([whole], 0)
    forms = words.inflected(word.form)
    for other in forms:
        word.add([stem(other)], INFLECTED)
    for form in (word.form, *forms):
        for compound in words.compounds(form):
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
        if not all(word.telling or len(word.form) == 1 for word in (first, second)):
            continue  # ‘met een’ is not ‘meteen’
        for link in ("", "s"):
            joined = stem(first.form + link + second.form)
            if words.knows(joined):
                first.add([joined], JOINED)
                second.add([joined], JOINED)


def add_synonyms(typed: list[Word], words: Vocabulary, phrasebook: Phrasebook) -> None:
    """What else is meant by a word in any form, or by some words after each other."""
    said_otherwise = [(word.stem, *map(stem, words.inflected(word.form))) for word in typed]
    for start, end, meant in phrasebook.found_in(said_otherwise):
        said = typed[start:end]
        if not any(word.telling for word in said) and len(typed) > SHORT_QUESTION:
            continue
        for word in said:
            for stems in meant:
                word.add(stems, SYNONYM)


def add_joined_synonyms(typed: list[Word], phrasebook: Phrasebook) -> None:
    """What is meant by words that others write as one: ‘niet pluis gevoel’ is a ‘niet-pluisgevoel’."""
    for start in range(len(typed)):
        for end in range(start + 1, min(start + MOST_JOINED, len(typed)) + 1):
            said = typed[start:end]
            if not any(word.telling for word in said):
                continue
            for stems in phrasebook.meant_by_joined([word.form for word in said]):
                for word in said:
                    word.add(stems, SYNONYM)


def add_near(typed: list[Word], words: Vocabulary) -> dict[str, str]:
    """For each word that stands nowhere the words that are spelled nearly so. Gives what was replaced by what.

    Also for a word that could be put together of others: ‘burgermeester’ is a slip, not the master of a burger.
    The last word may be half: who presses Enter on ‘kindermish’ gets what the suggestions showed.
    """
    replaced = {}
    for word in typed:
        if len(replaced) == MOST_REPLACED:
            break
        if is_telling(word.form) and not any(len(way) == 1 and words.knows(way[0]) for way in word.ways):
            near = words.near(word.form) or (words.begun(word.form) if word is typed[-1] else ())
            for other in near:
                word.add([stem(other)], NEAR)
            if near:
                replaced[word.form] = near[0]
    return replaced


def commoner_words(typed: list[Word], words: Vocabulary) -> dict[str, str]:
    """Words that stand in few rows, and mean nothing else that stands in more, each with what may have been meant.

    Somebody else made the same slip, perhaps in a file. Whether it is one only the whole question can tell.
    """
    doubted = {}
    for word in typed:
        rows = rows_with(word, words) if is_telling(word.form) and len(doubted) < MOST_REPLACED else 0
        if 0 < rows < FEW:
            commoner = words.commoner(word.form, rows)
            if commoner:
                doubted[word.form] = commoner
    return doubted


def add_commoner(typed: list[Word], doubted: Mapping[str, str]) -> dict[str, str]:
    for word in typed:
        if word.form in doubted:
            word.add([stem(doubted[word.form])], NEAR)
    return dict(doubted)


def rows_with(word: Word, words: Vocabulary) -> int:
    """How many rows answer the word well: with itself, or another word that counts nearly as much."""
    well = (stems[0] for stems, steps in word.ways.items() if len(stems) == 1 and steps <= 1)
    return max((words.frequency.get(stemmed, 0) for stemmed in well), default=0)


def is_known(way: tuple[str, ...], words: Vocabulary) -> bool:
    return all(words.knows(part) for part in way)


def make_term(word: Word, words: Vocabulary) -> Term:
    """The word as a term. The rarer what answers it well, the more it says; an unknown word says most of all."""
    ways = {stems: steps for stems, steps in word.ways.items() if is_known(stems, words)}
    return Term(
        alternatives=tuple(Alternative(stems, steps) for stems, steps in ways.items()),
        mass=round(100 * words.rarity(rows_with(word, words))),
    )
