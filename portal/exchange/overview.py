"""An import as the screens show it: its numbers, and in words how it stands."""

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.utils.functional import cached_property

from .columns import KINDS, Kind
from .forms import target_label
from .making import has_stopped
from .models import ImportBatch, ImportRow
from .values import FAULT

State, Row = ImportBatch.State, ImportRow.State
MOST_NAMED = 12  # rows whose numbers stand on a line


def counted(number: int, singular: str, plural: str) -> str:
    """‘1 concept’, ‘12 concepten’, ‘1.250 concepten’."""
    return f"{number:,} {singular if number == 1 else plural}".replace(",", ".")


@dataclass
class Line:
    """One thing that is the matter, with the numbers of the rows of which it is told. `title`: of the first."""

    severity: str
    text: str
    title: str
    numbers: list[int] = field(default_factory=list)

    @property
    def rows(self) -> str:
        """‘Rij 4’, ‘Rij 2, 3 en 9’, ‘300 rijen, van rij 2 tot en met rij 301’."""
        *others, last = [str(number) for number in self.numbers]
        if not others:
            return f"Rij {last}"
        if len(others) < MOST_NAMED:
            return f"Rij {', '.join(others)} en {last}"
        return f"{counted(len(self.numbers), 'rij', 'rijen')}, van rij {others[0]} tot en met rij {last}"


@dataclass
class Overview:
    batch: ImportBatch

    @property
    def kind(self) -> Kind:
        return KINDS[self.batch.kind]

    @cached_property
    def numbers(self) -> dict[str, int]:
        found = self.batch.rows.order_by().values_list("state").annotate(Count("pk"))
        return dict.fromkeys(Row.values, 0) | dict(found)

    def number(self, *states: str) -> int:
        return sum(self.numbers[state] for state in states)

    @property
    def heading(self) -> str:
        return {
            State.CHECKED: f"Bekijk {self.batch.file_name}",
            State.RUNNING: f"Bezig met {self.batch.file_name}",
            State.UNDOING: f"{self.batch.file_name} ongedaan maken",
        }.get(self.batch.state, self.batch.file_name)

    @property
    def target(self) -> str:
        return target_label(self.kind, self.batch.parent.specific)

    @property
    def is_busy(self) -> bool:
        return self.batch.is_working

    @property
    def has_stopped(self) -> bool:
        return has_stopped(self.batch)

    @property
    def total(self) -> int:
        """Rows of which something is made, or taken away again."""
        if self.batch.state in {State.UNDOING, State.UNDONE}:
            return self.number(Row.MADE, Row.UNDONE, Row.KEPT)
        return self.number(Row.NEW, Row.MADE, Row.FAILED)

    @property
    def done(self) -> int:
        if self.batch.state in {State.UNDOING, State.UNDONE}:
            return self.number(Row.UNDONE, Row.KEPT)
        return self.number(Row.MADE, Row.FAILED)

    @property
    def progress_text(self) -> str:
        done, total = (f"{number:,}".replace(",", ".") for number in (self.done, self.total))
        return f"{done} van {total}"

    @property
    def in_words(self) -> str:
        """One line for the list of imports."""
        made = counted(self.number(Row.MADE), "concept gemaakt", "concepten gemaakt")
        return {
            State.CHECKED: "bekeken, nog niets gemaakt",
            State.RUNNING: f"bezig: {self.progress_text}",
            State.DONE: made,
            State.UNDOING: f"wordt ongedaan gemaakt: {self.progress_text}",
            State.UNDONE: "ongedaan gemaakt",
        }[self.batch.state]

    @property
    def agree_label(self) -> str:
        return f"Akkoord, maak {counted(self.number(Row.NEW), 'concept', 'concepten')}"

    @property
    def with_lookalikes_label(self) -> str:
        number = self.number(Row.LIKE)
        rows = "de rij die op iets anders lijkt" if number == 1 else f"de {number} rijen die op iets anders lijken"
        return f"Maak ook {rows}"

    @property
    def summary(self) -> list[str]:
        """What the rows are, in words; kinds of which there is none are left out."""
        told = [
            (Row.NEW, "nieuw: hiervan komt een concept", "nieuw: hiervan komen concepten"),
            (Row.LIKE, "lijkt op iets dat er al is", "lijken op iets dat er al is"),
            (
                Row.KNOWN,
                "was al geïmporteerd en komt er niet nog een keer",
                "waren al geïmporteerd en komen er niet nog een keer",
            ),
            (Row.FAULT, "heeft een fout en doet niet mee", "hebben een fout en doen niet mee"),
            (Row.MADE, "is een concept geworden", "zijn concepten geworden"),
            (Row.FAILED, "is niet gelukt", "zijn niet gelukt"),
            (Row.UNDONE, "is weer weg", "zijn weer weg"),
            (Row.KEPT, "is gebleven, omdat iemand er al aan werkte", "zijn gebleven, omdat iemand er al aan werkte"),
        ]
        return [
            f"{counted(self.numbers[state], 'rij', 'rijen')} {one if self.numbers[state] == 1 else many}"
            for state, one, many in told
            if self.numbers[state]
        ]

    def rows_with_problems(self) -> QuerySet[ImportRow]:
        return self.batch.rows.exclude(problems=[])

    @cached_property
    def lines(self) -> list[Line]:
        """What is the matter, faults first; rows of which the same is to be told have one line together."""
        found: dict[tuple[str, str], Line] = {}
        for number, title, problems in self.rows_with_problems().values_list("number", "title", "problems"):
            for severity, text in problems:
                line = found.setdefault((severity, text), Line(severity, text, title))
                line.numbers.append(number)
        return sorted(found.values(), key=lambda line: (line.severity != FAULT, line.numbers[0]))

    @cached_property
    def made_pages(self) -> QuerySet[ImportRow]:
        """The first of the drafts that came of it."""
        return self.batch.rows.filter(state__in=[Row.MADE, Row.KEPT], page__isnull=False).select_related("page")[:50]
