"""Fills a scratch database with made-up items and measures searching in it, beside Wagtail's own search."""

import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.test.utils import override_settings

from portal.core.progress import Bar
from portal.search.benchmark.filling import Filler
from portal.search.benchmark.measuring import (
    Question,
    Timing,
    answer,
    memory,
    questions,
    statement,
    through_view,
    time_first_question_after,
    time_publication,
    time_suggestions,
    timed,
    timed_with_patience,
)
from portal.search.benchmark.rivals import BareQuery, WagtailSearch
from portal.search.benchmark.scratch import scratch_database
from portal.search.indexing import paused, rebuild


def items(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 100 <= number <= 1_000_000:
        raise ArgumentTypeError("kies een heel getal van 100 tot 1000000")
    return number


class Command(BaseCommand):
    help = (
        "Vult een proefdatabase met verzonnen items, maakt de zoektabel en meet het zoeken: via de pagina, naast de "
        "gewone zoekmachine van Wagtail en naast een vraag met de hand. Aan de eigen database verandert niets."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--items", type=items, default=10_000, help="hoeveel items (standaard 10000)")
        parser.add_argument(
            "--terms",
            type=int,
            choices=range(1, 101),
            metavar="MAAL",
            default=1,
            help="zoveel maal meer filterwaarden (standaard 1)",
        )

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"Proefdatabase maken ({connection.vendor})")
        try:
            with scratch_database(), override_settings(ALLOWED_HOSTS=["*"]):
                self.measure(options["items"], options["terms"])
        except DatabaseError as error:
            raise CommandError(f"De proefdatabase kon niet worden gemaakt of gevuld: {error}") from error

    def measure(self, number: int, terms: int) -> None:
        rivals = [WagtailSearch(), BareQuery()]
        with self.stage(f"{number} items schrijven") as progress, paused():
            Filler(number, terms).fill(progress)
        before = memory()
        with self.stage("Zoektabel maken") as progress:
            halfway: list[int] = []
            rebuild(lambda done, total: (progress(done, total), done * 2 >= total and halfway.append(memory())))
        self.stdout.write(f"  geheugen: {before} MB ervoor, {halfway[0]} MB halverwege, {memory()} MB aan het eind")
        for rival in rivals:
            with self.stage(f"Index van ‘{rival.name}’ maken") as progress:
                rival.prepare(progress)
        self.tell_questions(rivals)
        self.tell("Suggesties", time_suggestions())
        self.tell(
            "Publiceren", {"zoektabel bijwerken": time_publication(), "eerste vraag erna": time_first_question_after()}
        )

    @contextmanager
    def stage(self, title: str) -> Iterator:
        started = time.perf_counter()
        yield Bar(title, self.stderr, shown=sys.stderr.isatty())
        self.stdout.write(f"{title}: {time.perf_counter() - started:.1f} s")

    def tell_questions(self, rivals: list) -> None:
        names = ["pagina", "antwoord", "zoektabel", *(rival.name for rival in rivals)]
        self.stdout.write("\nMilliseconden, mediaan (95e percentiel)\n" + " " * 32 + "".join(f"{n:>18}" for n in names))
        for question in questions():
            ours = [through_view(question), answer(question), statement(question)]
            theirs = [lambda word, r=r, q=question: r.ask(word, filtered=q.filtered, page=q.page) for r in rivals]
            found = [timed(ask, question.words) for ask in ours]
            found += [timed_with_patience(ask, question.words) for ask in theirs]
            self.stdout.write(f"{question.label:32}" + "".join(f"{timing!s:>18}" for timing in found))
            self.tell_ratios(question, ours[1](question.words[0]), *found[1:])

    def tell_ratios(
        self, question: Question, number: object, ours: Timing, table: Timing, wagtail: Timing, bare: Timing
    ) -> None:
        more = "meer dan " if wagtail.ended else ""
        self.stdout.write(
            f"  {', '.join(question.words)}; {number} gevonden; Wagtail {more}{wagtail.middle / ours.middle:.1f} maal"
            f" het antwoord, de zoektabel {table.middle / bare.middle:.1f} maal met de hand"
        )

    def tell(self, title: str, timings: dict[str, Timing]) -> None:
        self.stdout.write(f"\n{title}: milliseconden, mediaan (95e percentiel)")
        for name, timing in timings.items():
            self.stdout.write(f"{name:32}{timing!s:>18}")
