"""What a sentence is, and how many words and syllables stand in it: measured the same for readers and for editors."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

LONG = 20  # words; the government's norm for B1 is sentences of at most 15 to 20
FEWEST_WORDS = 3  # shorter is a name or a heading, not a sentence (textstat counts it so too)
BLOCKS = ["p", "li", "dd", "td", "h1", "h2", "h3", "h4", "figcaption", "legend", "summary"]

# A sentence ends at . ! ? or … before a space and what may begin a next one; not after an abbreviation.
SENTENCE_END = re.compile(r"(?<=[.!?…])[’”)]?\s+(?=[‘“(]?[A-Z0-9ÀÉÈÖÜ])")
SHORT_FORMS = r"art|bijv|blz|d\.w\.z|dr|drs|enz|ir|m\.b\.t|mr|nr|o\.a|p|pag|prof|vgl|z\.g"
MONTHS = r"\d{1,2}\s(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)"  # ‘op 3 nov. 2026’
ABBREVIATION = re.compile(rf"(?:^|[\s(‘])(?:{SHORT_FORMS}|{MONTHS})\.$")

# Letters that are said as one vowel, the longest first; with a diaeresis a new syllable begins.
VOWELS = re.compile(r"aai|aau|eeu|ieu|oei|ooi|aa|au|ee|ei|eu|ie|ij|oe|oo|ou|ui|uu|[aeiouyáàâäéèêëíìîïóòôöúùûü]")


def count_words(sentence: str) -> int:
    return len([word for word in sentence.split() if any(sign.isalnum() for sign in word)])


def count_syllables(word: str) -> int:
    """By its vowels: ‘mishandeling’ has four, ‘geïnd’ two. At least one."""
    return max(1, len(VOWELS.findall(word.lower())))


def split_sentences(block: str) -> list[str]:
    """The sentences of a block. A line without a full stop is a sentence too; a name of one or two words is none."""
    sentences: list[str] = []
    for part in SENTENCE_END.split(" ".join(block.split())):
        if sentences and ABBREVIATION.search(sentences[-1]):
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return [sentence for sentence in sentences if count_words(sentence) >= FEWEST_WORDS]


def html_blocks(html: str) -> Iterator[str]:
    """The text of each block of the HTML; of blocks in one another, the innermost."""
    for block in BeautifulSoup(html, "html.parser").find_all(BLOCKS):
        if not block.find(BLOCKS):
            yield block.get_text()
