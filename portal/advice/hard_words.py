"""Which words are too hard for B1, by a rule that an editor can follow, and what to write for some of them.

The bounds were chosen by measuring the samples in tests/data/reading/ and the portal's own texts; the figures stand in
docs/besluiten/0027-tips-voor-de-tekst.md.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.core.sentences import count_syllables

WORDS = Path(__file__).parent / "words"
LONGEST = 22  # letters of one word; longer ones are hard to take in, also when all parts are everyday words
# Syllables from which a word is hard: without everyday parts and a last -e or -en, by how it ends.
HARD_FROM = 5
HARD_FROM_IF_ABSTRACT = 4
HARD_FROM_IF_LEARNED = 3
LEARNED = re.compile(
    r"(?:aal|ale|eel|ele|iek|ieke|ief|ieve|air|aire|isch|ische|iteit|iteiten|isme|iseren|iseert|iseerde?|isering|logie)$"
)
ABSTRACT = re.compile(r"(?:ties?|ering|eringen|eren|eert|eerde?n?|antie|entie|heid|heden|matig|matige|schap)$")
WEAK_END = re.compile(r"(?<=[^aeiou])en?$")

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
QUOTED = re.compile(r"‘[^’\n]*(?:’\w[^’\n]*)*’|“[^”]*”")  # what others call it stays as it is
IN_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True)
class HardWord:
    """A word as it was written; `plain`: what to write for it, empty when there is no one word for it."""

    word: str
    plain: str = ""


def lines(name: str) -> list[str]:
    text = (WORDS / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def office_words() -> tuple[re.Pattern, list[tuple[re.Pattern, str]]]:
    """One pattern that finds any of them, and each with its plain words."""
    pairs = [line.split(" = ") for line in lines("ambtelijk.txt")]
    anywhere = re.compile(rf"(?<!\w)(?:{'|'.join(pattern for pattern, _plain in pairs)})(?!\w)", re.IGNORECASE)
    return anywhere, [(re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in pairs]


def plural_stem(word: str) -> str:
    """How a word is written before -en: ‘afsprak(en)’, ‘briev(en)’, ‘huiz(en)’, ‘mogelijkhed(en)’."""
    word = re.sub(r"([aeou])\1(\w)$", r"\1\2", re.sub(r"heid$", "hed", word))
    return {"f": f"{word[:-1]}v", "s": f"{word[:-1]}z"}.get(word[-1], word)


@cache
def everyday() -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    """Patterns of a whole everyday word, of one at the start of a compound, and of one at its end."""
    words = sorted(" ".join(lines("gewoon.txt")).split(), key=len, reverse=True)
    forms = "|".join(dict.fromkeys(form for word in words for form in (word, plural_stem(word))))
    end = "(?:s|e|en|n|ën|’s|se)?"
    return (
        re.compile(rf"(?:{forms}){end}"),
        re.compile(rf"(?:{forms})(?:s|en|e|n)?(?=\w{{3}})"),
        re.compile(rf"(?<=\w{{3}})(?:{forms}){end}$"),
    )


def without_everyday_parts(word: str) -> str:
    """What is left of a compound when the parts that everybody knows are cut off; empty when all are."""
    whole, start, end = everyday()
    while not whole.fullmatch(word):
        cut = end.sub("", start.sub("", word, count=1) if start.match(word) else word)
        if cut == word:
            return word
        word = cut
    return ""


def is_hard(word: str) -> bool:
    """Whether this word, in small letters, is too hard for B1 when nothing explains it."""
    if len(word) > LONGEST:
        return True
    rest = without_everyday_parts(word)
    if not rest:
        return False
    syllables = count_syllables(WEAK_END.sub("", rest))
    if LEARNED.search(rest):
        return syllables >= HARD_FROM_IF_LEARNED
    return syllables >= (HARD_FROM_IF_ABSTRACT if ABSTRACT.search(rest) else HARD_FROM)


def is_explained(word: str, explained: Collection[str]) -> bool:
    """Whether the glossary has it, in this form or without an ending."""
    return any(word.removesuffix(ending) in explained for ending in ("", "s", "e", "n", "en", "’s"))


def find_hard_words(text: str, explained: Collection[str] = ()) -> Iterator[HardWord]:
    """Every hard word in a text. Names, quotations, addresses and what the glossary explains are left alone.

    `explained`: words in small letters.
    """
    text = IN_ADDRESS.sub(" ", QUOTED.sub(" ", text.replace("'", "’")))
    anywhere, pairs = office_words()
    for match in anywhere.finditer(text):
        if not is_explained(match[0].lower(), explained):
            yield HardWord(match[0], next(plain for pattern, plain in pairs if pattern.fullmatch(match[0])))
    text = anywhere.sub(" ", text)
    for match in WORD.finditer(text):
        if not is_name(text, match) and is_hard(match[0].lower()) and not is_explained(match[0].lower(), explained):
            yield HardWord(match[0])


def is_name(text: str, match: re.Match) -> bool:
    """Capitals inside a word, or a first one where no sentence begins."""
    word = match[0]
    if not word[0].isupper():
        return False
    before = text[: match.start()].rstrip()
    return not word[1:].islower() or not (before == "" or before[-1] in ".!?…:")
