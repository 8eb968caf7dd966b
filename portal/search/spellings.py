"""The forms of the words of the index, to look up by how they begin and by a piece that they hold."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Self

from .analysis import STOP_WORDS

# Letters that a word may begin with instead: ‘konvenant’, ‘sentrum’, ‘fertrouwen’, ‘sorg’ (`slips.ALIKE`).
BEGINS_ALIKE = {"c": "cks", "k": "kc", "s": "szc", "z": "zs", "f": "fv", "v": "vf"}


class Spellings:
    """Forms in order, in one text, and by first letter. Never changed: a change gives another."""

    def __init__(self, forms: Iterable[str]):
        self._sorted = sorted(forms)
        self._text = "\n".join(self._sorted)
        self._by_letter: dict[str, list[str]] = {}
        for form in self._sorted:
            self._add_to_letter(form)

    def _add_to_letter(self, form: str) -> None:
        if form.isalpha() and form not in STOP_WORDS:
            self._by_letter.setdefault(form[0], []).append(form)

    def with_more(self, forms: Iterable[str]) -> Self:
        """The same with forms that were not there. Quicker than anew, as after each publication there are a few."""
        other = object.__new__(type(self))
        other._sorted = list(self._sorted)
        other._by_letter = {letter: list(those) for letter, those in self._by_letter.items()}
        for form in forms:
            insort(other._sorted, form)
            other._add_to_letter(form)
        other._text = "\n".join([self._text, *forms])
        return other

    def beginning_with(self, begin: str) -> list[str]:
        start = bisect_left(self._sorted, begin)
        return self._sorted[start : bisect_left(self._sorted, begin + "\x7f")]

    def sounding_like(self, letter: str) -> list[str]:
        """Words of letters alone that begin with this letter or one that sounds like it, no stop words."""
        return [form for like in BEGINS_ALIKE.get(letter, letter) for form in self._by_letter.get(like, [])]

    def longer_with(self, piece: str) -> list[str]:
        """Forms longer than the piece that hold it. One string is searched quicker than a list."""
        found: dict[str, None] = {}
        text = self._text
        place = text.find(piece)
        while place != -1:
            start = text.rfind("\n", 0, place) + 1
            end = text.find("\n", place)
            end = len(text) if end == -1 else end
            if end - start > len(piece):
                found[text[start:end]] = None
            place = text.find(piece, end)
        return list(found)
