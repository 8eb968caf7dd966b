"""Finds terms in running text and makes the first of each on a page a link to its explanation.

Words in another language are marked in the same go, in all of the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from portal.core.foreign_phrases import mark_phrases, phrases
from portal.core.words_in_text import WORD_ENDS, WORD_STARTS, as_kept, as_written

# Inside these no term is marked: a link in a link is broken, and a heading is no running text.
CLOSED_TAGS = frozenset(
    {"a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "script", "style", "summary", "svg"}
)
# What stands in these is no text at all.
CODE_TAGS = frozenset({"script", "style", "svg"})
# A button is one piece to the line breaker, so it would leave the comma after it to the next line: these stay with it.
LEADING = re.compile(r"[^\w\s]{1,3}\Z")
TRAILING = re.compile(r"[^\w\s]{1,3}")


@dataclass(frozen=True)
class KnownTerm:
    """A term as a text needs it. `forms`: every way in which it may be written, its own name first."""

    anchor: str
    name: str
    expansion: str
    explanation: str
    forms: tuple[str, ...]


class Matcher:
    """One pattern of all forms of all terms, the longest first. Made once for a list of terms, as making it costs.

    Capitals count in what is written with capitals (VNG, NJi, Veilig Thuis), so that ‘om’ is not OM; elsewhere not.
    """

    def __init__(self, terms: Iterable[KnownTerm]):
        self.exact: dict[str, KnownTerm] = {}
        self.any_case: dict[str, KnownTerm] = {}
        # What one term is called goes before what another is called too.
        forms = [(place, form, term) for term in terms for place, form in enumerate(term.forms)]
        for _place, form, term in sorted(forms, key=lambda found: found[0]):
            self._add(as_kept(form), term)
        self._pattern = self._compile()

    def _add(self, form: str, term: KnownTerm) -> None:
        if form == form.lower():
            self.any_case.setdefault(form, term)
        else:
            self.exact.setdefault(form, term)
            self.exact.setdefault(form[:1].upper() + form[1:], term)  # ‘de Raad’ where a sentence begins

    def _compile(self) -> re.Pattern | None:
        """The alternatives stand in groups by first letter, as a regular expression tries them one by one."""
        by_letter: dict[str, list[str]] = {}
        for form in sorted({*self.exact, *self.any_case}, key=lambda form: (-len(form), form)):
            if form:
                by_letter.setdefault(form[0].lower(), []).append(form)
        groups = [
            f"(?=[{re.escape(letter + letter.upper())}])(?:{'|'.join(map(self._alternative, forms))})"
            for letter, forms in by_letter.items()
        ]
        return re.compile(f"{WORD_STARTS}(?:{'|'.join(groups)}){WORD_ENDS}") if groups else None

    def _alternative(self, form: str) -> str:
        written = as_written(form)
        return written if form in self.exact else f"(?i:{written})"

    def find(self, text: str) -> Iterator[tuple[re.Match, KnownTerm]]:
        """Every term in the text, from left to right."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            written = as_kept(match[0])
            yield match, self.exact.get(written) or self.any_case[written.lower()]


class PageTerms:
    """The terms of one page while it is rendered: marks the first occurrence of each and remembers which they were.

    `glossary` gives the matcher and the address of the glossary; it is asked only when there is text to mark.
    """

    def __init__(self, glossary: Callable[[], tuple[Matcher, str]]):
        self._glossary = glossary
        self._found: dict[str, KnownTerm] = {}

    @property
    def found(self) -> list[KnownTerm]:
        """The terms marked until now, in the order of the alphabet."""
        return sorted(self._found.values(), key=lambda term: term.name.lower())

    def mark(self, text: str) -> SafeString:
        """The text with links to explanations. HTML is told by its being safe; any other text comes back escaped."""
        if not text:
            return mark_safe("")
        if not hasattr(text, "__html__"):
            return mark_safe(self._mark_text(str(text)))  # noqa: S308  escaped by _mark_text
        marker = HTMLMarker(self._mark_text)
        marker.feed(text.__html__())
        marker.close()
        return mark_safe("".join(marker.parts))  # noqa: S308  as safe as it came, the rest escaped by _mark_text

    def _mark_text(self, text: str) -> str:
        """Plain text as HTML, its new terms and the words in another language marked."""
        matcher, address = self._glossary()
        foreign = [match.span() for match, _language in phrases.get().find(text)]
        parts, done = [], 0
        for match, term in matcher.find(text):
            if term.anchor in self._found or cuts_one(match.span(), foreign):
                continue
            self._found[term.anchor] = term
            before, after = LEADING.search(text, done, match.start()), TRAILING.match(text, match.end())
            start, end = before.start() if before else match.start(), after.end() if after else match.end()
            parts += [
                mark_phrases(text[done:start]),
                link_to(
                    term,
                    address=address,
                    word=match[0],
                    before=text[start : match.start()],
                    after=text[match.end() : end],
                ),
            ]
            done = end
        return "".join([*parts, mark_phrases(text[done:])])


def cuts_one(term: tuple[int, int], foreign: list[tuple[int, int]]) -> bool:
    """Whether a link from and to these places would cut a phrase in two; around a whole phrase it may stand."""
    start, end = term
    return any(start < last and first < end and not start <= first <= last <= end for first, last in foreign)


def link_to(term: KnownTerm, **inputs: str) -> str:
    """The HTML of the link, without the line ends of its template: they would be spaces in the text."""
    return render_to_string("components/term_link.html", {"term": term, **inputs}).strip()


class HTMLMarker(HTMLParser):
    """Hands the text between tags to `mark_text`; in closed tags only words in another language are marked.

    All else goes to `parts` as it was written.
    """

    def __init__(self, mark_text: Callable[[str], str]):
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._mark_text = mark_text
        self._text: list[str] = []
        self._closed = self._code = 0

    def close(self) -> None:
        super().close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._write(self.get_starttag_text())
        self._closed += tag in CLOSED_TAGS
        self._code += tag in CODE_TAGS

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self._write(self.get_starttag_text())

    def handle_endtag(self, tag: str) -> None:
        self._write(f"</{tag}>")
        self._closed = max(0, self._closed - (tag in CLOSED_TAGS))
        self._code = max(0, self._code - (tag in CODE_TAGS))

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        self._text.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def _write(self, markup: str) -> None:
        self._flush()
        self.parts.append(markup)

    def _flush(self) -> None:
        """The text until here, whole: a term may stand on both sides of an entity."""
        if self._text:
            text = "".join(self._text)
            if not self._closed:
                text = self._mark_text(unescape(text))
            elif not self._code and any(phrases.get().find(unescape(text))):
                text = mark_phrases(unescape(text))
            self.parts.append(text)
            self._text.clear()
