"""Makes `report_index.yaml`: where the report's bullets and web addresses stand, without its sentences.

    python tests/data/make_report_index.py REPORT.txt > tests/data/report_index.yaml

REPORT.txt is the text of the report over the Collectieven, which is not part of this repository. The tests of coverage
read the index; where the report is at hand (`REPORT=… pytest tests/content`), they also compare the two.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

SECTIONS = {
    "Waar gaat het over?": "",
    "Aanpak": "aanpak",
    "Producten en opbrengsten": "producten",
    "Tips voor gemeenten": "tips",
    "Nuttige links": "links",
}
COLLECTIEVEN = {"Amsterdam", "Arnhem", "Dordrecht", "Friesland", "Heerlen", "Rotterdam"}  # headings of the products
THEME = re.compile(r" ?Thema (\d)\. ")
ADDRESS = re.compile(r"https?://\S+|www\.\S+")
BULLET = "•"
END_OF_SENTENCE = (".", "?", "!", ":")


@dataclass
class Bullet:
    """One bullet of the report, with all lines that belong to it."""

    section: str
    theme: int | None
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, number: int, text: str) -> None:
        self.numbers.append(number)
        self.texts.append(text)

    def goes_on_with(self, line: str) -> bool:
        """Whether this line, after a blank one, belongs to it: the text was broken off, or the line is indented."""
        last = self.texts[-1]
        broken_off = last.endswith(" ") and not last.rstrip().endswith(END_OF_SENTENCE)
        return broken_off or line.startswith(" ")

    def entry(self) -> dict:
        entry = {"section": self.section, "theme": self.theme, "lines": ranges(self.numbers)}
        return {**entry, "hash": fingerprint(" ".join(text.strip() for text in self.texts))}


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def ranges(numbers: list[int]) -> str:
    """[64, 66, 67] as '64, 66-67'."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)


def is_address(line: str) -> bool:
    """A line of the list of links at the end of a page; an address that is broken off stands in running text."""
    return ADDRESS.fullmatch(line.strip()) is not None and not line.strip().endswith("-")


def bullets(lines: list[str]) -> Iterator[Bullet]:
    """Every bullet under 'Aanpak', 'Producten en opbrengsten', 'Tips voor gemeenten' and 'Nuttige links'."""
    theme, section, current, after_blank = None, "", None, False
    for number, line in enumerate(lines, 1):
        words = line.strip()
        if not words or is_address(line):
            after_blank = True
            continue
        if found := THEME.match(line):
            theme, section, current = int(found[1]), "", None
        elif words in SECTIONS:
            section, current = SECTIONS[words], None
            theme = None if section == "links" else theme
        elif words in COLLECTIEVEN:
            current = None
        elif words.startswith(BULLET) and section:
            current = Bullet(section, theme)
            current.add(number, line)
            yield current
        elif current is not None and (not after_blank or current.goes_on_with(line)):
            current.add(number, line)
        else:
            current = None
        after_blank = False


def addresses(lines: list[str]) -> dict[str, list[int]]:
    """The lines on which each web address stands; one that is broken over two lines counts at its first."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines, 1):
        for match in ADDRESS.finditer(line):
            address = match[0] if "://" in match[0] else f"http://{match[0]}"
            if address.endswith("-"):
                address += lines[number].split()[0]
            found.setdefault(address, []).append(number)
    return found


def make_index(report: str) -> dict:
    lines = report.split("\n")
    return {
        "report": {"lines": report.count("\n"), "hash": fingerprint(report)},
        # The generator still adds lines to a bullet after it has yielded it.
        "bullets": [bullet.entry() for bullet in list(bullets(lines))],
        "addresses": [
            {"url": url, "lines": ", ".join(map(str, numbers))} for url, numbers in sorted(addresses(lines).items())
        ],
    }


if __name__ == "__main__":
    index = make_index(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("# Made by make_report_index.py from the report; not edited by hand.")
    print(yaml.safe_dump(index, allow_unicode=True, sort_keys=False, width=200), end="")
