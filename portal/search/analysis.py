"""How Dutch text becomes words to search by: one analyser for indexing and for asking, on every database."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

STOP_WORDS = frozenset(
    word
    for line in (
        "aan al alle als bij dan dat de deze die dit door doe doen een en er ga gaan geen had heb hebben heeft",
        "het hij hoe ik in is je kan kun kunnen maar me meer met mijn moet moeten na naar niet nog nu of om ons",
        "onze ook op over te toch tot u uit uw van veel voor waar wanneer was wat we wel welke werd wie wij wil",
        "willen worden wordt zal ze zich zij zijn zo",
    )
    for word in line.split()
)
WORD = re.compile(r"[0-9a-z+]+")
_stemmer = snowballstemmer.stemmer("dutch")


def fold(text: str) -> str:
    """Small letters without accents; ‘IB’er’ and ‘e-learning’ become one word."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"(?<=\w)['’`\-](?=\w)", "", plain)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return _stemmer.stemWord(word)


def words(text: str) -> list[str]:
    """Stems of all words in the text, in order. A hyphenated word also gives its parts."""
    folded = fold(text)
    apart = re.sub(r"(?<=\w)-(?=\w)", " ", unicodedata.normalize("NFKD", text.lower()))
    found = [stem(word) for word in WORD.findall(folded)]
    if "-" in text:
        found += [stem(word) for word in WORD.findall(fold(apart))]
    return found


def as_column(text: str) -> str:
    """The stems between spaces, so that ` stem ` finds a whole word and `stem` a part of a compound."""
    return f" {' '.join(words(text))} " if text else ""


def question(text: str) -> list[str]:
    """The stems to look for; stop words are left out unless nothing else remains."""
    folded = WORD.findall(fold(text))
    telling = [word for word in folded if word not in STOP_WORDS] or folded
    return list(dict.fromkeys(stem(word) for word in telling))[:12]
