"""The vocabulary of the index as it is now, kept in each process until the index changes."""

from collections import Counter

from .analysis import stem
from .models import SearchChange, SearchSpelling, SearchState, SearchWord
from .models.row import SearchRow
from .vocabulary import Vocabulary

STATE_PK = 1
MOST_CHANGES = 100  # that are kept, and followed; a process that has seen none of them reads all words
# Of which slot and version the vocabulary is. Replaced whole, so that a thread sees the old one or the new one.
_kept: tuple[tuple[int, str], Vocabulary] | None = None


def current_state() -> SearchState:
    """Which slot is asked, and its version. One query."""
    return SearchState.objects.filter(pk=STATE_PK).first() or SearchState(pk=STATE_PK)


def vocabulary(state: SearchState) -> Vocabulary:
    """The words of the slot that is asked. When the index has changed, only what changed is read, if that is known."""
    global _kept
    kept, wanted = _kept, (state.slot, state.version)
    if kept is None or kept[0] != wanted:
        (slot, version), words = kept or ((state.slot, ""), None)
        changes = changes_since(version, state) if words and slot == state.slot else None
        if changes is None:
            words = read_vocabulary(state.slot)
            now = current_state()
            if (now.slot, now.version) != wanted:
                return words  # read while the index changed: good to answer with, not to follow changes from
        else:
            words = with_changes(words, changes)
        kept = _kept = wanted, words
    return kept[1]


def changes_since(version: str, state: SearchState) -> list[SearchChange] | None:
    """The changes that lead from a version to the state, the oldest first; None when the chain is broken."""
    found: list[SearchChange] = []
    wanted = state.version
    for change in SearchChange.objects.filter(slot=state.slot).order_by("-pk")[:MOST_CHANGES]:
        if change.after != wanted:
            return None
        found.append(change)
        if change.before == version:
            return found[::-1]
        wanted = change.before
    return None


def with_changes(words: Vocabulary, changes: list[SearchChange]) -> Vocabulary:
    stems, forms = Counter(), Counter()
    for change in changes:
        stems.update(change.words)
        forms.update(change.forms)
    return words.changed(rows=sum(change.rows for change in changes), frequency=stems, forms=forms)


def read_vocabulary(slot: int) -> Vocabulary:
    spellings = SearchSpelling.objects.filter(slot=slot).order_by("word").values_list("word", "rows")
    return Vocabulary(
        rows=SearchRow.objects.filter(slot=slot).count(),
        frequency=dict(SearchWord.objects.filter(slot=slot).values_list("word", "rows")),
        forms={form: (stem(form), rows) for form, rows in spellings},
    )
