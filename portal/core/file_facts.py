"""What an uploaded file says of itself, kept with it (docs/besluiten/0021-nakijken-en-versies-van-bestanden.md)."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields

from .personal_data import Found, find_personal_data

VERSION = 2  # of what is kept; a file with another one is read again by `read_file_texts`
MOST_KEPT = 50  # pieces of personal data that are kept, half hidden; more of them say nothing new
MOST_OF_TEXT = 200  # characters of a title
MOST_PAGES = 100_000


@dataclass(frozen=True)
class FileFacts:
    """None: the file does not say, or a file of its kind cannot."""

    pages: int | None = None
    title: str | None = None
    language: str | None = None  # as in BCP 47: nl, nl-NL
    tagged: bool | None = None  # has tags for screen readers; of a PDF only
    may_copy: bool | None = None  # of a PDF only
    headings: bool | None = None  # has headings in a style for headings; of a DOCX only
    # Of a DOCX only: as the program that saved it wrote down. It has no pages of its own.
    stated_pages: int | None = None


@dataclass(frozen=True)
class Sighting:
    """A piece of personal data, half hidden, and the page on which it stands (None in a DOCX)."""

    kind: str
    page: int | None
    masked: str


TEXTS = ("title", "language")
NUMBERS = ("pages", "stated_pages")


def read_facts(values: object, plain: Callable[[str], str]) -> FileFacts:
    """What the reading program wrote down. It may have been misled: what is no fact of its kind is left out."""
    if not isinstance(values, dict):
        return FileFacts()
    facts: dict = {}
    for field in fields(FileFacts):
        value = values.get(field.name)
        if field.name in TEXTS:
            facts[field.name] = plain(value)[:MOST_OF_TEXT] if isinstance(value, str) else None
        elif field.name in NUMBERS:
            facts[field.name] = value if type(value) is int and 0 < value < MOST_PAGES else None
        else:
            facts[field.name] = value if isinstance(value, bool) else None
    return FileFacts(**facts)


def make_report(facts: FileFacts, texts: list[tuple[int | None, str]]) -> dict:
    """What is kept of a file, as JSON: its facts, the pages that have text, and the personal data in its text."""
    found: list[tuple[int | None, Found]] = [(page, one) for page, text in texts for one in find_personal_data(text)]
    counts: dict[str, int] = {}
    for _page, one in found:
        counts[one.kind.value] = counts.get(one.kind.value, 0) + 1
    return {
        "version": VERSION,
        "facts": {name: value for name, value in asdict(facts).items() if value is not None},
        "pages_with_text": len({page for page, _text in texts if page}),
        "personal_counts": counts,
        "personal": [[one.kind.value, page, one.masked] for page, one in found[:MOST_KEPT]],
    }
