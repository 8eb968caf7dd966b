"""A visitor's question as it is counted and compared: the words alone, and whether they may be counted at all."""

import re
import unicodedata

from .analysis import STOP_WORDS, WORD

LONGEST = 100  # characters of a question that are kept

MOST_DIGITS = 5  # in all; telephone numbers, citizen service numbers and bank accounts have more
MOST_DIGITS_TOGETHER = 4  # a year or an article of a law, and no number of a case or a file
POSTCODE = re.compile(r"\b[1-9]\d{3}( ?)([a-z]{2})\b( ?\d)?")
DATE = re.compile(
    r"\b\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}\b"
    r"|\b\d{1,2} ?(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? ?\d{2,4}\b"
)
# The names of most Dutch streets end so; with a number behind it is where somebody lives.
STREET = re.compile(r"(?:straat|laan|weg|plein|gracht|singel|kade|dijk|steeg) ?\d")


def normalise(text: str) -> str:
    """Small letters and digits without accents or signs, one space between words: ‘Casuïstiek, IB’er’ is
    ‘casuistiek iber’. Empty when nothing is left. Other scripts stay as they are, so that editors can read them."""
    return " ".join(filter(None, (plain(match[0]) for match in WORD.finditer(text))))[:LONGEST].rstrip()


def plain(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalnum())


def looks_personal(text: str) -> bool:
    """Whether it may hold what leads to a person: an e-mail address, a long number, a date, a postcode, a house.

    Rather too often than too seldom: what is not counted is not missed. Names cannot be told from other words.
    """
    text = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    digits = sum(char.isdigit() for char in text)
    return bool(
        "@" in text
        or digits > MOST_DIGITS
        or re.search(rf"\d{{{MOST_DIGITS_TOGETHER + 1}}}", text)
        or DATE.search(text)
        or STREET.search(text)
        or any(is_postcode(match) for match in POSTCODE.finditer(text))
    )


def is_postcode(match: re.Match) -> bool:
    """‘2019 en’ is a year and a word; ‘2019en’, ‘2019 en 4’ and ‘2019 xb’ are taken for places."""
    space, letters, number = match.groups()
    return not space or bool(number) or letters not in STOP_WORDS
