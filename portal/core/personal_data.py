"""Personal data in a text: citizen service numbers, telephone numbers and e-mail addresses of persons.

To advise an editor, never to block: a number can be something else, and a person may have agreed. What is taken for
personal data and what is not, with the reasons, stands in docs/besluiten/0021-nakijken-en-versies-van-bestanden.md.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"


# One and more of it, as an editor reads them.
NAMES = {
    Kind.BSN: ("burgerservicenummer", "burgerservicenummers"),
    Kind.PHONE: ("telefoonnummer", "telefoonnummers"),
    Kind.EMAIL: ("e-mailadres van een persoon", "e-mailadressen van personen"),
}
HIDDEN = "•"

GAP = r"[ .\-\u00a0\u2010-\u2013]"  # what people write between the digits of one number
# Nine or eight digits, together or in groups; longer numbers, amounts and decimals are something else.
BSN = re.compile(
    rf"""(?<![\w€])(?<![\w€]{GAP})(?<!€{GAP}{GAP})(?:
        [0-9]{{3}}(?P<first>{GAP})[0-9]{{3}}(?P=first)[0-9]{{3}}
      | [0-9]{{4}}(?P<second>{GAP})[0-9]{{2}}(?P=second)[0-9]{{3}}
      | [0-9]{{2}}(?P<third>{GAP})[0-9]{{3}}(?P=third)[0-9]{{3}}
    )(?!\w|{GAP}[0-9]|,[0-9])
    | (?<![\w€])(?<![0-9€][.\-,])(?<!€[ \u00a0]) [0-9]{{8,9}} (?!\w|[.,\-][0-9])""",
    re.VERBOSE,
)
# Numbers of organisations of the same length that pass the same test one time in eleven, or always (RSIN).
OTHER_NUMBER_BEFORE = re.compile(
    r"(?:kvk|k\.v\.k\.|handelsregister|rsin|fiscaal|isbn|issn|agb|dossier)\W*(?:\w+\W+){0,2}$", re.I
)
DAY_FIRST = re.compile(r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}")
YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")

# Nine digits after 0, +31 or 0031. The area code may stand apart or in brackets.
PHONE = re.compile(
    rf"""(?<![\w+/])(?<![0-9][.,\-])(?:
        (?:\+31|0031){GAP}?(?:\(0\){GAP}?)?(?P<abroad>(?:6|[1-9][0-9]{{1,2}})(?:{GAP}{{0,3}}[0-9]){{6,8}})
      | \(?0(?P<here>(?:6|[1-9][0-9]{{1,2}})\)?(?:{GAP}{{0,3}}[0-9]){{6,8}})
    )(?!\w|[.,\-][0-9])""",
    re.VERBOSE,
)
# After 0: free and paid lines of organisations (800, 900, 906, 909), company numbers (88), machines (97) and
# networks (82, 84, 87, 91): the numbering plan of the ACM. 112, 113, 116… and 14 0xx are too short to be found.
NOT_OF_PERSONS = ("800", "82", "84", "87", "88", "90", "91", "97")

# Bounded and from a boundary, so that a long text without addresses is read once.
EMAIL = re.compile(
    r"(?<![\w.+%\-])(?P<local>[\w.+%\-]{1,64})@(?P<domain>(?:[a-z0-9\-]{1,63}\.){1,6}[a-z]{2,24})(?![\w\-])", re.I
)
# Where Dutch people have an address of their own: free services, and providers of internet at home.
PRIVATE_PROVIDERS = """
    aol.com caiway.net caiway.nl casema.nl chello.nl concepts.nl filternet.nl freeler.nl gmail.com gmx.com gmx.net
    googlemail.com hccnet.nl hetnet.nl home.nl hotmail.com hotmail.nl icloud.com kpnmail.nl kpnplanet.nl live.com
    live.nl mac.com mail.com me.com msn.com online.nl onsmail.nl outlook.com outlook.nl planet.nl proton.me
    protonmail.com quicknet.nl solcon.nl tele2.nl telfort.nl tiscali.nl tuta.com upcmail.nl versatel.nl wanadoo.nl
    xs4all.nl yahoo.com yahoo.nl ymail.com zeelandnet.nl ziggo.nl zonnet.nl
"""
PRIVATE_DOMAINS = frozenset(PRIVATE_PROVIDERS.split())
INITIALS = re.compile(r"(?:[a-z]\.)+(?:[a-z\-]+\.)*[a-z\-]{2,}", re.I)  # j.jansen, a.b.de.vries

ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)


@dataclass(frozen=True)
class Found:
    """One piece of personal data: its kind and where it stands, as positions in the text that was searched."""

    kind: Kind
    start: int
    end: int
    text: str = field(repr=False)  # kept out of logs and error reports

    @property
    def masked(self) -> str:
        """The half of it that an editor needs to find it again; the rest hidden, also from who reads along."""
        if self.kind == Kind.EMAIL:
            local, _, domain = self.text.partition("@")
            return f"{local[0]}{HIDDEN * 4}@{domain}"
        digits = sum(char.isdigit() for char in self.text)
        seen, shown = 0, []
        for char in self.text:
            seen += char.isdigit()
            shown.append(HIDDEN if char.isdigit() and 2 < seen <= digits - 2 else char)
        return "".join(shown)


def find_personal_data(text: str) -> list[Found]:
    """All personal data in a text, in the order of the text; where two overlap, the one that begins first."""
    links = [found.span() for found in ADDRESS.finditer(text)]
    found = sorted([*emails(text), *phones(text, links), *bsns(text, links)], key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def in_words(found: list[Found]) -> str:
    """How many there are of each kind: ‘1 burgerservicenummer en 2 telefoonnummers’; empty for none."""
    return counts_in_words(Counter(one.kind.value for one in found))


def counts_in_words(counts: Mapping[str, int]) -> str:
    """The same of numbers by kind."""
    parts = [
        f"{counts[kind]} {one if counts[kind] == 1 else more}"
        for kind, (one, more) in NAMES.items()
        if counts.get(kind)
    ]
    return " en ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def passes_eleven_test(digits: str) -> bool:
    """The test of the citizen service number: 9 to 2 times the first eight digits, less the ninth, by eleven."""
    digits = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and total > 0


def bsns(text: str, links: list[tuple[int, int]]) -> Iterator[Found]:
    """Eight digits are a number whose first, a zero, was left out, unless they are a date."""
    for match in BSN.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        is_date = len(digits) == 8 and (DAY_FIRST.fullmatch(digits) or YEAR_FIRST.fullmatch(digits))
        if is_date or not passes_eleven_test(digits) or is_inside(match.start(), links):
            continue
        if not OTHER_NUMBER_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
            yield Found(Kind.BSN, *match.span(), match[0])


def phones(text: str, links: list[tuple[int, int]]) -> Iterator[Found]:
    for match in PHONE.finditer(text):
        digits = re.sub(r"[^0-9]", "", match["abroad"] or match["here"])
        if len(digits) == 9 and not digits.startswith(NOT_OF_PERSONS) and not is_inside(match.start(), links):
            yield Found(Kind.PHONE, *match.span(), match[0])


def emails(text: str) -> Iterator[Found]:
    """Addresses at a private provider, and those that name a person by initials: info@gemeente.nl is of nobody."""
    for match in EMAIL.finditer(text):
        if match["domain"].lower() in PRIVATE_DOMAINS or INITIALS.fullmatch(match["local"]):
            yield Found(Kind.EMAIL, *match.span(), match[0])


def is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether it stands in a web address: a long number there is the number of a page."""
    return any(start <= position < end for start, end in spans)
