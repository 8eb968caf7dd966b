"""Words in another language, ready to be looked for, and marked with that language where a page shows them.

WCAG 3.1.2 (language of parts): a screen reader then says them as that language does.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

from portal.core.kept import KEPT_SECONDS, Kept
from portal.core.models import ForeignPhrase
from portal.core.words_in_text import WORD_ENDS, WORD_STARTS, as_kept, as_written


class Phrases:
    """One pattern of all phrases, the longest first. `languages`: the code of the language of each phrase.

    Capitals are as written, but where a sentence begins with a phrase it may have one more.
    """

    def __init__(self, languages: Mapping[str, str]):
        self._languages: dict[str, str] = {}
        for text, language in languages.items():
            phrase = as_kept(text)
            self._languages[phrase] = language
            self._languages.setdefault(phrase[:1].upper() + phrase[1:], language)
        forms = sorted(filter(None, self._languages), key=lambda form: (-len(form), form))
        self._pattern = re.compile(f"{WORD_STARTS}(?:{'|'.join(map(as_written, forms))}){WORD_ENDS}") if forms else None

    def find(self, text: str) -> Iterator[tuple[re.Match, str]]:
        """Every phrase in the text with the code of its language, from left to right."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match, self._languages[as_kept(match[0])]


def read_phrases() -> tuple[Phrases, float]:
    return Phrases(dict(ForeignPhrase.objects.values_list("text", "language"))), KEPT_SECONDS


phrases = Kept("core.foreign_phrases", read_phrases)


def mark_phrases(text: str, write: Callable[[str], str] = escape) -> str:
    """Plain text as HTML, each phrase in a span of its language. `write` makes HTML of text, and must escape it."""
    parts, done = [], 0
    for match, language in phrases.get().find(text):
        parts += [write(text[done : match.start()]), f'<span lang="{escape(language)}">{write(match[0])}</span>']
        done = match.end()
    return "".join([*parts, write(text[done:])])
