"""What a result shows of the words that were looked for: them marked in its texts, and the passage where they stand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from re import compile as pattern

from django.utils.safestring import SafeString, mark_safe

from portal.core.templatetags.typography import typeset

from .analysis import Token, stem, tokens
from .vocabulary import Vocabulary

LONGEST = 240  # characters of a passage
BEFORE = 60  # of them before the first word that was found
TAG = pattern(r"(<[^>]*>)")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Finder:
    """Knows which words of a text answer a question: by their stem, or by a part that they are made of.

    `terms`: the stems that answer each word of the question; without them the question is one word.
    """

    stems: frozenset[str]
    words: Vocabulary
    terms: tuple[frozenset[str], ...] = ()
    known: dict[str, bool] = field(default_factory=dict)  # which forms answer; a page of results has most words often

    def finds(self, token: Token) -> bool:
        return self.answers(token.form) or any(map(self.answers, token.parts))

    def answers(self, form: str) -> bool:
        if form not in self.known:
            self.known[form] = stem(form) in self.stems or not self.stems.isdisjoint(self.words.parts(form))
        return self.known[form]

    def missing_in(self, *texts: str) -> frozenset[str]:
        """What answers the words of the question that stand in none of these texts."""
        forms = {form for text in texts for token in tokens(text) for form in token.forms}
        found = self.stems.intersection(part for form in forms for part in (stem(form), *self.words.parts(form)))
        return frozenset().union(*(term for term in self.terms or (self.stems,) if found.isdisjoint(term)))


def marked(text: str, finds: Callable[[Token], bool]) -> SafeString:
    """The text as `typeset` gives it, with each word that was found in `<mark>`. Everything is escaped."""
    pieces = TAG.split(str(typeset(text)))
    return mark_safe("".join(p if p.startswith("<") else mark_plain(unescape(p), finds) for p in pieces))  # noqa: S308  escaped by mark_plain


def mark_plain(text: str, finds: Callable[[Token], bool]) -> str:
    parts, last = [], 0
    for token in tokens(text):
        if finds(token):
            parts += [escape(text[last : token.start]), f"<mark>{escape(text[token.start : token.end])}</mark>"]
            last = token.end
    return "".join([*parts, escape(text[last:])])


def passage(text: str, finds: Callable[[Token], bool]) -> SafeString | str:
    """The part of a text in which most of the words stand close to each other, marked; empty when none does."""
    found = [token for token in tokens(text) if finds(token)]
    if not found:
        return ""
    first = max(found, key=lambda token: len(stems_within(found, token)))
    start = start_of_words(text, max(0, first.start - BEFORE))
    end = end_of_words(text, start + LONGEST)
    cut = text[start:end].strip()
    return marked(f"{ELLIPSIS if start else ''}{cut}{ELLIPSIS if end < len(text) else ''}", finds)


def stems_within(found: list[Token], first: Token) -> set[str]:
    """The different words that stand in a passage that begins with this one."""
    return {stem(token.form) for token in found if first.start <= token.start < first.start + LONGEST - BEFORE}


def start_of_words(text: str, place: int) -> int:
    """The beginning of a sentence or else of a word, at or just after this place."""
    if place == 0:
        return 0
    sentence = text.find(". ", place, place + BEFORE)
    if sentence != -1 and sentence < place + BEFORE // 2:
        return sentence + 2
    space = text.find(" ", place)
    return place if space == -1 else space + 1


def end_of_words(text: str, place: int) -> int:
    """The end of a word, at or just before this place."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", 0, place)
    return place if space == -1 else space
