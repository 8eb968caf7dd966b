"""How Dutch text becomes words to search by: one analyser for indexing, asking and marking, on every database."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

STOP_WORD_LIST = """
aan al alle alles als altijd ander andere anderen ben bent betekenen betekent bij daar daarin daarmee daarvoor dan dat
de deze die dit doe doen doet door dus een eens en er erg ga gaan gaat geen geldt goed graag had hadden heb hebben
heeft heet hem hen het heten hier hij hoe hoelang hun iemand iets ik in is ja je jij jou jouw kan komen komt krijg
krijgen krijgt kun kunnen laat lang laten maak maakt maar mag maken me mee meer men met mij mijn moet moeten mogen na
naar net niet nog nu of om ons onze ook op over per reeds regel regelen regelt te tegen toch toen tot u uit uw van
vanuit veel via vind vinden vindt voor waar waarin waarmee waarom waarvoor wanneer want waren was wat we weet wel welk
welke werd werden werkt weten wie wij wil willen wilt word worden wordt zal ze zich zij zijn zo zoals zoek zoeken
zoekt zou zouden zulke
"""
STOP_WORDS = frozenset(STOP_WORD_LIST.split())
LONGEST = 60  # characters of a word that count; the longest Dutch word in the content has 36
# Letters and digits, held together by an apostrophe or a hyphen between them: ‘IB’er’, ‘e-learning’.
WORD = re.compile(r"[^\W_]+(?:['’‘`´\-‐‑][^\W_]+)*")
HYPHENS = re.compile(r"[\-‐‑]")
# Where the stemmer leaves two stems for one word that this portal is about: plurals on -eren, a closed group of nouns,
# and verbs on -elen and -den.
IRREGULAR = {
    "kinder": "kind",
    "eier": "ei",
    "lieder": "lied",
    "goeder": "goed",
    "gemoeder": "gemoed",
    "volker": "volk",
    "mel": "meld",
    "uitwis": "uitwissel",
}
# Nouns that the stemmer takes for a form of another word: ‘scholing’ is not ‘school’, nor ‘stelsel’ ‘stel’.
NOUNS = re.compile(r"(scholing|stelsel|houding|richting|leiding)s?|bege.*|.*igers?")
SHORTEST_STEM = 4  # letters; a shorter one that begins otherwise is cut too deep: ‘zin’ of ‘gezin’, ‘wel’ of ‘geweld’
# The first (Kraaij and Pohlmann) knows ‘huizen’ and ‘gemaakt’ but cuts deep; where it cuts too deep, the second does.
_stemmer = snowballstemmer.stemmer("dutch")
_careful_stemmer = snowballstemmer.stemmer("dutch_porter")


class Token(NamedTuple):
    """A word in a text: its forms to look for, and where it stands. A word with a hyphen also gives its parts."""

    form: str
    parts: tuple[str, ...]
    start: int
    end: int

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.form, *self.parts)


def fold(word: str) -> str:
    """Small letters and digits alone: ‘IB’er’ and ‘Casuïstiek’ become ‘iber’ and ‘casuistiek’.

    A letter of another script becomes its number, so that every database sees the same plain word.
    """
    if word.isascii() and word.isalnum():  # nearly all words, and the rest of this would take most of a rebuild
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    letters = (char for char in plain if char.isalnum())
    return "".join(char if char.isascii() else f"u{ord(char):x}" for char in letters)[:LONGEST]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order."""
    for match in WORD.finditer(text):
        word = match[0]
        form = fold(word)
        if form:
            parts = () if word.isalnum() else HYPHENS.split(word)
            folded = tuple(part for part in map(fold, parts) if part) if len(parts) > 1 else ()
            yield Token(form, folded, match.start(), match.end())


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """What all forms of a word share, of a word that `fold` gave."""
    if not form.isalpha():
        return form
    stemmed = _stemmer.stemWord(form)
    stemmed = IRREGULAR.get(stemmed, stemmed)
    too_deep = len(stemmed) < SHORTEST_STEM and stemmed[:1] != form[0]
    if too_deep or stemmed in STOP_WORDS or NOUNS.fullmatch(form):
        return undouble(_careful_stemmer.stemWord(form))
    return stemmed


def undouble(stemmed: str) -> str:
    """‘gezinn’, of ‘gezinnen’, is ‘gezin’."""
    return stemmed[:-1] if len(stemmed) > SHORTEST_STEM and stemmed[-1] == stemmed[-2] else stemmed


def is_telling(form: str) -> bool:
    """Whether a word says what is looked for; a stop word alone does not."""
    return form not in STOP_WORDS and (len(form) > 1 or form.isdigit())
