from collections.abc import Set
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from portal.advice.selectors import explained_words
from portal.content.readability import (
    INTERFACE,
    LONG,
    Figures,
    Text,
    TextstatMissing,
    by_kind,
    count_words,
    measure,
    published_texts,
    texts_in_folder,
)
from portal.core.entries import KINDS

FEWEST_SENTENCES = 3  # the figure of a shorter text says little
SHOWN = 100  # characters of a long sentence


class Command(BaseCommand):
    help = (
        "Meet hoe goed de gepubliceerde teksten te lezen zijn: de leesbaarheid volgens Flesch-Douma (hoe hoger, hoe "
        f"makkelijker; 60 of meer is B1), de lengte van zinnen, en hoeveel zinnen meer dan {LONG} woorden hebben. "
        "Noemt daarna de moeilijkste teksten en de langste zinnen. Het is een hulp om teksten te kiezen, geen oordeel."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--kind",
            choices=[*KINDS, INTERFACE],
            help="Alleen teksten van deze soort (‘overzicht’: voorpagina en lijsten).",
        )
        parser.add_argument("--worst", type=int, default=10, help="Hoeveel teksten en zinnen te noemen (standaard 10).")

        parser.add_argument(
            "--folder",
            type=Path,
            help="Meet de losse teksten (.txt) in deze map, en niet wat gepubliceerd is. Een map erin is een soort.",
        )

    def handle(self, *args, kind: str | None, worst: int, folder: Path | None = None, **options) -> None:
        if worst < 0:
            raise CommandError("--worst is een aantal: 0 of meer.")
        if folder and not folder.is_dir():
            raise CommandError(f"De map {folder} is er niet.")
        try:
            found = texts_in_folder(folder) if folder else published_texts()
            texts = [text for text in found if kind in (None, text.kind)]
            explained = explained_words()
            lines = [*table(texts, explained), *hardest_texts(texts, worst), *longest_sentences(texts, worst)]
        except TextstatMissing as error:
            raise CommandError("Het pakket textstat ontbreekt. Haal het op met: pip install textstat") from error
        except (OperationalError, ProgrammingError) as error:
            problem = str(error).strip()
            raise CommandError(f"De database doet niet mee: {problem}. Is ‘manage.py migrate’ al gedaan?") from error
        self.stdout.write("\n".join(lines) if texts else "Er is nog niets gepubliceerd om te meten.")


def number(value: float) -> str:
    """One decimal behind a comma."""
    return f"{value:.1f}".replace(".", ",")


def table(texts: list[Text], explained: Set[str] = frozenset()) -> list[str]:
    long = f"meer dan {LONG} woorden"
    heads = ("soort", "teksten", "zinnen", "Flesch-Douma", "woorden per zin", long, "moeilijke woorden")
    rows = [row(kind, group, explained) for kind, group in by_kind(texts).items()]
    widths = [max(len(line[n]) for line in [heads, *rows]) for n in range(len(heads))]
    return ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in [heads, *rows]]


def row(kind: str, texts: list[Text], explained: Set[str]) -> tuple[str, ...]:
    figures: Figures = measure(texts, explained)
    return (
        kind,
        str(len(texts)),
        str(figures.sentences),
        number(figures.ease),
        number(figures.words_per_sentence),
        f"{figures.long_share:.0%}".replace("%", " %"),
        f"{number(figures.hard_words)} %",
    )


def hardest_texts(texts: list[Text], worst: int) -> list[str]:
    measured = [(measure([text]), text) for text in texts if len(text.sentences) >= FEWEST_SENTENCES]
    measured.sort(key=lambda pair: (pair[0].ease, pair[1].key))
    lines = [
        f"{number(figures.ease):>6}  {number(figures.words_per_sentence):>5} woorden per zin  {text.key}  {text.title}"
        for figures, text in measured[:worst]
    ]
    return ["", "Moeilijkste teksten (Flesch-Douma):", *lines] if lines else []


def longest_sentences(texts: list[Text], worst: int) -> list[str]:
    found = [(count_words(sentence), text.key, sentence) for text in texts for sentence in text.sentences]
    found = sorted((row for row in found if row[0] > LONG), key=lambda row: (-row[0], row[1]))
    lines = [
        f"{words:>4} woorden  {key}  {sentence[:SHOWN]}{'…' if len(sentence) > SHOWN else ''}"
        for words, key, sentence in found[:worst]
    ]
    return ["", f"Langste zinnen ({len(found)} van meer dan {LONG} woorden):", *lines] if lines else []
