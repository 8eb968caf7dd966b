"""What stands on a web page from elsewhere, as far as judging a link needs it."""

import re
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser

# Only these: some of Python's own codecs take very long over a hundred kilobytes of nonsense.
CHARSETS = {"utf-8", "utf8", "iso-8859-1", "latin-1", "iso-8859-15", "windows-1252", "cp1252", "us-ascii", "ascii"}
CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
UNSEEN = {"script", "style", "noscript", "template", "svg"}

# What a page of a website that says 200 to everything has for a title or first heading.
THING = (
    r"(?:de |deze |the |this )?(?:opgevraagde |gevraagde |requested )?(?:pagina|page|bestand|file|document|webpagina)"
)
IS_MISSING = (
    r"(?: is| kon| kan)?(?: helaas)?(?: niet(?: meer)? (?:gevonden|beschikbaar|te vinden|worden gevonden)"
    r"| niet gevonden worden| bestaat(?: helaas)? niet(?: meer)?| not found| could not be found| cannot be found"
    r"| can’t be found| can't be found| does not exist| no longer exists)"
)
SAYS_THING_IS_MISSING = re.compile(THING + IS_MISSING, re.IGNORECASE)
SAYS_ONLY_THAT = re.compile(
    r"(?:(?:http |fout |error )?404(?: error| fout| not found| niet gevonden| pagina niet gevonden)?"
    r"|niet gevonden|not found|fout 404|error 404)[.!]?",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s+[|–—:»·-]\s+|: ")  # between the title of a page and the name of its website


@dataclass
class PageText:
    title: str = ""
    heading: str = ""
    text: str = ""

    @property
    def says_not_found(self) -> bool:
        """Whether the title or the first heading says that the page is not there."""
        return any(
            SAYS_THING_IS_MISSING.search(words) or any(SAYS_ONLY_THAT.fullmatch(part) for part in PARTS.split(words))
            for words in (self.title, self.heading)
        )

    def fingerprint(self, path: str) -> str:
        """The same for two pages that differ only in numbers and in naming their own path."""
        words = f"{self.title} {self.heading} {self.text}".replace(path, "").replace(path.strip("/"), "")
        return sha256(re.sub(r"[\W\d_]+", "", words).encode()).hexdigest()


class TextParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: dict[str, list[str]] = {"title": [], "h1": [], "": []}
        self.inside = ""  # title or first h1
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in UNSEEN:
            self.unseen += 1
        elif tag in {"title", "h1"} and not self.parts[tag]:
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts[self.inside].append(data)


def decode(body: bytes, content_type: str) -> str:
    """The text of a page; an unknown character set is read as UTF-8, what does not fit becomes �."""
    found = CHARSET.search(content_type) or CHARSET.search(body[:2048].decode("ascii", "replace"))
    charset = found[1].lower() if found else "utf-8"
    return body.decode(charset if charset in CHARSETS else "utf-8", "replace")


def read_page(body: bytes, content_type: str) -> PageText:
    parser = TextParser()
    parser.feed(decode(body, content_type))
    title, heading, text = (" ".join(" ".join(parser.parts[name]).split()) for name in ("title", "h1", ""))
    return PageText(title, heading, text)
