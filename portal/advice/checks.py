"""What an editor can improve in a text. Each check looks at the parts of a page and gives findings.

None asks a database. They advise and never block: a long sentence may be a quotation, and a telephone number may be
meant to stand there.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from bs4 import Tag

from portal.core.foreign_phrases import Phrases
from portal.core.personal_data import NAMES, find_personal_data
from portal.core.sentences import LONG, count_words, split_sentences

from .hard_words import find_hard_words
from .parts import Part

MOST_QUOTED = 9  # words of a sentence, enough to find it
HEADINGS = ["h2", "h3", "h4", "h5", "h6"]


class Kind(StrEnum):
    """In the order in which they are told."""

    PERSONAL = "personal"
    ALT_TEXT = "alt_text"
    LINK_TEXT = "link_text"
    FILE_LINK = "file_link"
    INSECURE = "insecure"
    HEADING = "heading"
    LONG_SENTENCE = "long_sentence"
    HARD_WORD = "hard_word"


LABELS = {
    Kind.PERSONAL: "Persoonsgegevens",
    Kind.ALT_TEXT: "Beschrijving van afbeeldingen",
    Kind.LINK_TEXT: "Teksten van links",
    Kind.FILE_LINK: "Links naar bestanden",
    Kind.INSECURE: "Links zonder beveiliging",
    Kind.HEADING: "Tussenkoppen",
    Kind.LONG_SENTENCE: "Lange zinnen",
    Kind.HARD_WORD: "Moeilijke woorden",
}


@dataclass(frozen=True)
class Finding:
    """One point: what kind, where (as in `Part`), the words it is about, and what to do."""

    kind: Kind
    path: str
    place: str
    words: str
    advice: str


@dataclass(frozen=True)
class Known:
    """What the portal knows that the checks need.

    `explained`: words of the glossary, in small letters. `files`: type and size of a document, by its number.
    `secure`: addresses with http of which the same is known to exist with https.
    """

    explained: Set[str] = frozenset()
    foreign: Phrases = field(default_factory=lambda: Phrases({}))
    files: Mapping[int, str] = field(default_factory=dict)
    secure: Set[str] = frozenset()


def find_all(parts: list[Part], known: Known) -> list[Finding]:
    """All points of a page, by kind and within it in the order of the form."""
    return [
        *personal_data(parts),
        *missing_alt_texts(parts),
        *vague_links(parts),
        *file_links_without_size(parts, known),
        *insecure_links(parts, known),
        *heading_jumps(parts),
        *long_sentences(parts),
        *hard_words(parts, known),
    ]


def personal_data(parts: list[Part]) -> Iterator[Finding]:
    """Also in what a link mails or calls to. Shown half hidden, as somebody may look over the editor's shoulder."""
    for part in parts:
        targets = [link.get("href", "") for link in part.soup.find_all("a")]
        targets = [target.partition(":")[2] for target in targets if target.lower().startswith(("mailto:", "tel:"))]
        seen: set[str] = set()
        for text in [*part.texts, *targets]:
            for found in find_personal_data(text):
                bare = re.sub(r"[^\w@]", "", found.text.lower())
                if bare not in seen:
                    seen.add(bare)
                    name = NAMES[found.kind][0]
                    advice = f"Dit lijkt een {name}. Haal het weg, of kijk of deze persoon het goed vindt."
                    yield Finding(Kind.PERSONAL, part.path, part.place, found.masked, advice)


FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg)|(?:img|dsc|dscf|pxl|image|foto|afbeelding)[ _-]?\d+", re.I)


def missing_alt_texts(parts: list[Part]) -> Iterator[Finding]:
    for part in parts:
        if part.describes_image and not part.text.strip():
            advice = "Beschrijf wat er te zien is. Is het plaatje alleen versiering? Laat dit dan leeg."
            yield Finding(Kind.ALT_TEXT, part.path, part.place, "Geen beschrijving", advice)
        elif part.describes_image and FILE_NAME.fullmatch(part.text.strip()):
            advice = "Dit is de naam van een bestand. Beschrijf wat er op het plaatje te zien is."
            yield Finding(Kind.ALT_TEXT, part.path, part.place, part.text.strip(), advice)


CLICK_HERE = re.compile(
    r"\bklik(?:t\s+u|ken)?(?:\s+(?:dan|even|ook|maar))?\s+hier\b|\bhier\s+klikken\b|\bklik(?:t\s+u)?\s+op\s+(?:deze|de)\s+link\b",
    re.I,
)
DOING = r"(?:(?:lees|kijk|bekijk|zie|download|klik|ga|via)(?:\s+u)?\s+)?"
THINGS = r"(?:(?:de|deze|dit)\s+)?(?:link|website|pagina|site|document|bestand|artikel)"
MORE = r"hier|hierheen|meer(?:\s+(?:info(?:rmatie)?|lezen|weten))?|verder|dit|downloaden"
VAGUE = re.compile(rf"{DOING}(?:{MORE}|{THINGS})|download", re.I)
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)


def vague_links(parts: list[Part]) -> Iterator[Finding]:
    """Links that say nothing to who hears them one after the other, and ‘klik hier’ in any text."""
    for part in parts:
        for link in part.soup.find_all("a"):
            words = said_by(link)
            advice = advice_on_link(words)
            if advice:
                yield Finding(Kind.LINK_TEXT, part.path, part.place, words or link.get("href", ""), advice)
        beside = [text_beside_links(part)] if part.html else part.texts
        for match in (found for text in beside for found in CLICK_HERE.finditer(text)):
            yield Finding(Kind.LINK_TEXT, part.path, part.place, match[0], "Schrijf waar de lezer heen gaat.")


def advice_on_link(words: str) -> str:
    """What to do about the text of a link; empty when it is good."""
    if not words:
        return "Deze link heeft geen tekst. Niemand kan hem gebruiken."
    if BARE_ADDRESS.fullmatch(words):
        return "Dit is een kaal webadres. Schrijf waar de link heen gaat, en zet de link achter die woorden."
    if CLICK_HERE.search(words) or VAGUE.fullmatch(words.strip(" .:>»›…→")):
        return "Deze link zegt niet waar hij heen gaat. Maak er bijvoorbeeld ‘de tips voor gemeenten’ van."
    return ""


def said_by(link: Tag) -> str:
    return " ".join(link.get_text().split())


def text_beside_links(part: Part) -> str:
    return " ".join(text for text in part.soup.find_all(string=True) if not text.find_parent("a"))


FILE_ADDRESS = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|zip)$", re.I)
SIZE = re.compile(r"\d\s*(?:bytes?|kb|mb|gb|kilobytes?|megabytes?)\b", re.I)
TYPE = re.compile(r"\b(?:pdf|word|docx?|excel|xlsx?|powerpoint|pptx?|odt|ods|odp|csv|zip)\b", re.I)
BEHIND_LINK = re.compile(r"\s*\([^)]*\)")


def file_links_without_size(parts: list[Part], known: Known) -> Iterator[Finding]:
    """A reader wants to know beforehand that a file comes, and how large. It may stand in brackets behind the link."""
    for part in parts:
        for link in part.soup.find_all("a"):
            is_document = link.get("linktype") == "document"
            if not is_document and not FILE_ADDRESS.search(urlsplit_path(link.get("href", ""))):
                continue
            following = BEHIND_LINK.match(link.next_sibling) if isinstance(link.next_sibling, str) else None
            words = said_by(link) + (following[0] if following else "")
            if SIZE.search(words) and TYPE.search(words):
                continue
            number = link.get("id", "")
            facts = known.files.get(int(number)) if is_document and number.isdecimal() else None
            advice = f"Zet ‘({facts})’ achter de tekst van de link." if facts else "Zet er de soort en de grootte bij."
            if is_document:
                advice += " Of gebruik het blok ‘Bestand’: dat doet het zelf."
            yield Finding(Kind.FILE_LINK, part.path, part.place, said_by(link) or "link zonder tekst", advice)


def urlsplit_path(address: str) -> str:
    """The path of an address; empty for what is none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


INSECURE = re.compile(r"http://[^\s<>\"’”)]+", re.I)


def insecure_addresses(part: Part) -> list[str]:
    """Every address with http in this part, each once."""
    found = [link.get("href", "") for link in part.soup.find_all("a")]
    found = [address for address in found if address.lower().startswith("http://")]
    typed = [match[0].rstrip(".,;:!?") for text in part.texts for match in INSECURE.finditer(text)]
    return list(dict.fromkeys([*found, *typed]))


def insecure_links(parts: list[Part], known: Known) -> Iterator[Finding]:
    for part in parts:
        for address in insecure_addresses(part):
            if address in known.secure:
                advice = "Deze website is er ook met https, en dat is veiliger. Verander ‘http’ in ‘https’."
                yield Finding(Kind.INSECURE, part.path, part.place, address, advice)


def heading_jumps(parts: list[Part]) -> Iterator[Finding]:
    """A heading more than one level under the one before it. Each field begins under the title of the page."""
    field, level = "", 1
    for part in parts:
        if part.field != field:
            field, level = part.field, 1
        for heading in part.soup.find_all(HEADINGS):
            words, now = said_by(heading), int(heading.name[1])
            if not words:
                advice = "Hier staat een kop zonder tekst. Haal hem weg."
                yield Finding(Kind.HEADING, part.path, part.place, f"lege kop {now}", advice)
                continue
            if now > level + 1:
                advice = f"Dit is een kop {now}, en er staat geen kop {now - 1} boven. Maak er een kop {level + 1} van."
                yield Finding(Kind.HEADING, part.path, part.place, words, advice)
            level = now


def long_sentences(parts: list[Part]) -> Iterator[Finding]:
    for part in prose(parts):
        for sentence in (sentence for text in part.texts for sentence in split_sentences(text)):
            words = count_words(sentence)
            if words > LONG:
                advice = f"Deze zin heeft {words} woorden. Maak er twee zinnen van, of een lijst."
                yield Finding(Kind.LONG_SENTENCE, part.path, part.place, beginning(sentence), advice)


def beginning(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:MOST_QUOTED]) + ("…" if len(words) > MOST_QUOTED else "")


def hard_words(parts: list[Part], known: Known) -> Iterator[Finding]:
    """Each word once a part."""
    for part in prose(parts):
        seen: set[str] = set()
        for text in part.texts:
            for hard in find_hard_words(without(text, known.foreign.find), known.explained):
                if hard.word.lower() in seen:
                    continue
                seen.add(hard.word.lower())
                advice = (
                    f"Schrijf liever: {hard.plain}."
                    if hard.plain
                    else "Kies een gewoner woord, leg het uit in de zin, of vraag om uitleg bij de Begrippen."
                )
                yield Finding(Kind.HARD_WORD, part.path, part.place, hard.word, advice)


def without(text: str, find: Callable) -> str:
    """The text with what was found blotted out."""
    for match, _language in list(find(text)):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def prose(parts: list[Part]) -> Iterator[Part]:
    return (part for part in parts if part.is_prose)
