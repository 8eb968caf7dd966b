"""What the search asks of a backend, and what a backend answers: the one place where they meet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from ..weights import WEIGHTS


@dataclass(frozen=True)
class Alternative:
    """One way in which a row answers a term: it holds all of these stems, and counts so many levels less."""

    stems: tuple[str, ...]
    steps: int = 0


@dataclass(frozen=True)
class Term:
    """One thing that is looked for. `mass`: how telling it is, as a whole number of hundredths."""

    alternatives: tuple[Alternative, ...]
    mass: int


@dataclass(frozen=True)
class Ask:
    """One question to the index, without anything of a visitor that was not looked at.

    `least`: the mass that a row must answer at least. `all_mass`: that of a row that answers every term; such rows
    come first. `chosen`: slugs by facet; a row has one of each facet. `order`: ‘relevantie’, ‘volgorde’, ‘titel’ or
    ‘nieuw’. `start` and `size`: which part of the rows is wanted. `weights`: how many of the weights count, the highest
    first; a row that has a word at a lower one does not answer it. `share`: how large a part of the rows may answer, at
    most, as the vocabulary counts them; only for the way in which a backend looks.
    """

    slot: int
    terms: tuple[Term, ...] = ()
    least: int = 0
    all_mass: int = 0
    kinds: tuple[str, ...] | None = None
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    order: str = "relevantie"
    start: int = 0
    size: int = 20
    weights: int = len(WEIGHTS)
    share: float = 0.0


@dataclass
class Answer:
    """`rows`: primary keys of the wanted part, in order. `counts`: rows by facet and slug, under the other facets."""

    total: int = 0
    rows: list[int] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)


class Backend(Protocol):
    """Keeps the words of the rows, and finds rows by them. The rows themselves stay in the portal's database.

    `name`: of the cluster that keeps them too, as `SearchState` notes it; empty where there is none.
    """

    name: str

    def add(self, slot: int, rows: Iterable[tuple[int, str]]) -> None:
        """Keep the words of these rows: their primary key, and their stems with the letter of the level before each."""

    def remove(self, slot: int, rows: list[int]) -> None:
        """Forget the words of these rows; those that are not there are no fault."""

    def clear(self, slot: int) -> None:
        """Forget all of a slot."""

    def answer(self, ask: Ask) -> Answer:
        """Total, counts and one part of the rows."""

    def needs_rebuild(self, slot: int) -> bool:
        """Whether it can answer for the slot only after a rebuild."""

    def waiting(self) -> int:
        """How many changes it has not taken in; until then the database answers in its place."""

    def health(self) -> str | None:
        """Who answers now and why, in a few words for who runs the portal; None where only the database can."""
