"""The vocabulary of the index as it is now, kept in each process until the index changes."""

from .analysis import stem
from .models import SearchSpelling, SearchState, SearchWord
from .models.row import SearchRow
from .vocabulary import Vocabulary

STATE_PK = 1
# Of which slot and version the vocabulary is. Replaced whole, so that a thread sees the old one or the new one.
_kept: tuple[tuple[int, str], Vocabulary] | None = None


def current_state() -> SearchState:
    """Which slot is asked, and its version. One query."""
    return SearchState.objects.filter(pk=STATE_PK).first() or SearchState(pk=STATE_PK)


def vocabulary(state: SearchState) -> Vocabulary:
    """The words of the slot that is asked; read anew when the index has changed."""
    global _kept
    kept, wanted = _kept, (state.slot, state.version)
    if kept is None or kept[0] != wanted:
        kept = _kept = wanted, read_vocabulary(state.slot)
    return kept[1]


def read_vocabulary(slot: int) -> Vocabulary:
    spellings = SearchSpelling.objects.filter(slot=slot).order_by("word").values_list("word", "rows")
    return Vocabulary(
        rows=SearchRow.objects.filter(slot=slot).count(),
        frequency=dict(SearchWord.objects.filter(slot=slot).values_list("word", "rows")),
        forms={form: (stem(form), rows) for form, rows in spellings},
    )
