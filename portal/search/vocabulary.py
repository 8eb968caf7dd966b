"""The words of the index in memory: how rare they are, what they are made of, which are spelled nearly so."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from heapq import nsmallest
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .analysis import STOP_WORDS, stem
from .inflection import inflections
from .slips import is_slip
from .spellings import Spellings

SHORTEST_PART = 3  # letters: ‘les’, ‘wet’, ‘rol’
LINKS = ("", "s", "e", "en", "n", "er", "ers")  # what stands between the parts: gesprek-s-voering, kind-er-mishandeling
# What opens or closes a Dutch word without being a part that anyone looks for: ‘onderwijs’ is not about ‘onder’.
NO_PARTS_LIST = (
    "aan achter bij binnen buiten door her mede mis onder ont over samen tegen terug toe uit ver vol voor voort vooruit"
    " weg wel zelf baar der dom heid ken lijk loos schap ter zaam"
)
NO_PARTS = frozenset(NO_PARTS_LIST.split())
MOST_COMPOUNDS = 60  # of one word, the most frequent; more would slow the question down and say nothing
MOST_PARTS = 4
MOST_NEAR = 3  # words that are looked for instead of one that stands nowhere
FEWEST_OF_PIECE = 4  # letters of what may be the beginning of a word, or the end of a compound
FEWEST_LETTERS = 5  # of a word that may be spelled wrong; a shorter one is like too many others
# A word that does stand somewhere is only taken for a slip when it is long, and another stands in far more rows.
FEWEST_OF_DOUBTED, TIMES_COMMONER = 6, 5


class Vocabulary:
    """What the rows of the index hold. `frequency`: rows that hold a stem; `forms`: stem and rows of a form."""

    def __init__(
        self,
        *,
        rows: int,
        frequency: dict[str, int],
        forms: dict[str, tuple[str, int]],
        spellings: Spellings | None = None,
    ):
        self.rows = rows
        self.frequency = frequency
        self.forms = forms
        self.spellings = spellings or Spellings(forms)
        self.parts = lru_cache(maxsize=20_000)(self._parts)
        self.compounds = lru_cache(maxsize=2_000)(self._compounds)
        self.near = lru_cache(maxsize=2_000)(self._near)
        self.inflected = lru_cache(maxsize=2_000)(self._inflected)

    def changed(self, *, rows: int, frequency: Mapping[str, int], forms: Mapping[str, int]) -> "Vocabulary":
        """Another one, with so many more rows that hold each stem and each form; fewer when the number is negative."""
        stems = dict(self.frequency)
        for stemmed, number in frequency.items():
            stems[stemmed] = stems.get(stemmed, 0) + number
        spelled = dict(self.forms)
        for form, number in forms.items():
            stemmed, before = spelled.get(form) or (stem(form), 0)
            spelled[form] = stemmed, before + number
        gone = [form for form in forms if spelled[form][1] <= 0]
        for form in gone:
            del spelled[form]
        new = [form for form in forms if form in spelled and form not in self.forms]
        return Vocabulary(
            rows=self.rows + rows,
            frequency={stemmed: number for stemmed, number in stems.items() if number > 0},
            forms=spelled,
            spellings=None if gone else self.spellings.with_more(new) if new else self.spellings,
        )

    def knows(self, stemmed: str) -> bool:
        return stemmed in self.frequency

    def rarity(self, rows: int) -> float:
        """How telling a word is that stands in so many rows: the inverse document frequency of BM25."""
        rows = min(rows, self.rows)
        return max(0.05, log(1 + (self.rows - rows + 0.5) / (rows + 0.5)))

    def _parts(self, form: str) -> tuple[str, ...]:
        """The stems of which a word is made, when all of them are words of the index: ‘oudergesprek’ of two."""
        whole = stem(form)
        found = self._cut(form, MOST_PARTS) if form.isalpha() else []
        return tuple(part for part in found if part != whole) if len(found) > 1 else ()

    def _cut(self, form: str, most: int) -> list[str]:
        """The cut with the longest first part of which all parts are known; nothing when there is none."""
        for place in range(len(form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            first = self._first_part(form[:place])
            if first is None:
                continue
            rest = form[place:]
            last = self._part(rest)
            if last is not None:
                return [first, last]
            if most > 2 and len(rest) > 2 * SHORTEST_PART:
                further = self._cut(rest, most - 1)
                if further:
                    return [first, *further]
        return []

    def _first_part(self, text: str) -> str | None:
        """The stem of a first part, with or without the letters that link it to what follows."""
        for link in LINKS:
            bare = text[: len(text) - len(link)] if link else text
            if text.endswith(link) and len(bare) >= SHORTEST_PART:
                part = self._part(bare)
                if part:
                    return part
        return None

    def _part(self, text: str) -> str | None:
        """The stem of a word of the index, in this form or in another."""
        if self._is_part(text):
            return self.forms[text][0]
        stemmed = stem(text)
        is_part = len(stemmed) > SHORTEST_PART and stemmed in self._whole_stems and stemmed not in NO_PARTS
        return stemmed if is_part else None

    def _is_part(self, text: str) -> bool:
        return text in self.forms and text not in NO_PARTS and text not in STOP_WORDS

    @cached_property
    def _whole_stems(self) -> set[str]:
        return {stemmed for form, (stemmed, _rows) in self.forms.items() if form.isalpha() and form not in STOP_WORDS}

    def _compounds(self, form: str) -> tuple[str, ...]:
        """Stems of longer words of which this word is a part, the most frequent first: ‘gesprek’ in ‘oudergesprek’."""
        stemmed = stem(form)
        if len(form) < SHORTEST_PART or form in NO_PARTS or form in STOP_WORDS:
            return ()
        if not self.knows(stemmed):
            return self._ending_on(form)
        found: dict[str, int] = {}
        for piece in {form, stemmed} if len(stemmed) >= SHORTEST_PART else {form}:
            for longer in self.spellings.longer_with(piece):
                if stemmed in self.parts(longer):
                    compound, rows = self.forms[longer]
                    found[compound] = max(found.get(compound, 0), rows)
        return tuple(sorted(found, key=lambda compound: (-found[compound], compound))[:MOST_COMPOUNDS])

    def _inflected(self, form: str) -> tuple[str, ...]:
        """Forms of the same word with another stem, that stands somewhere: ‘mishandelen’ of ‘mishandeld’."""
        found = {stem(form): ""}
        for other in inflections(form):
            # The whole verb brings its noun along, ‘mishandeling’, also where it does not stand itself.
            if other not in STOP_WORDS and (other in self.forms or (other.endswith("en") and self.knows(stem(other)))):
                found.setdefault(stem(other), other)
        return tuple(other for other in found.values() if other)

    def _ending_on(self, form: str) -> tuple[str, ...]:
        """Stems of longer words that end on this one, which stands nowhere alone: ‘huisarts’ of ‘arts’."""
        if len(form) < FEWEST_OF_PIECE:
            return ()
        found = {
            self.forms[longer][0]: self.forms[longer][1]
            for longer in self.spellings.longer_with(form)
            if longer.endswith(form) and longer.isalpha() and self._first_part(longer[: -len(form)])
        }
        return tuple(sorted(found, key=lambda compound: (-found[compound], compound))[:MOST_COMPOUNDS])

    def _near(self, form: str) -> tuple[str, ...]:
        """Forms that are spelled nearly so, the nearest first: one slip in a short word, two in a long one.

        The first letter is hardly ever wrong, but for one that sounds like it.
        """
        slips = 0 if len(form) < FEWEST_LETTERS or not form.isalpha() else 1 if len(form) < 8 else 2
        if not slips:
            return ()
        length = range(len(form) - slips, len(form) + slips + 1)
        candidates = [other for other in self.spellings.sounding_like(form[0]) if len(other) in length]
        found = process.extract(form, candidates, scorer=OSA.distance, score_cutoff=slips, limit=100)
        slipped = ((other, distance) for other, distance, _place in found if other != form and is_slip(form, other))
        ranked = sorted((distance, -self.forms[other][1], other) for other, distance in slipped)
        if not ranked:
            return ()
        nearest = ranked[0][0]
        return tuple(other for distance, _rows, other in ranked if distance == nearest)[:MOST_NEAR]

    def begun(self, form: str) -> tuple[str, ...]:
        """The most frequent words that begin with a word that was not typed to its end."""
        if len(form) < FEWEST_OF_PIECE or not form.isalpha():
            return ()
        found = [other for other in self.spellings.beginning_with(form) if self._is_part(other) and other.isalpha()]
        return tuple(nsmallest(MOST_NEAR, found, key=lambda other: (-self.forms[other][1], other)))

    def commoner(self, form: str, rows: int) -> str:
        """The most common form one slip away that stands in far more rows than these, of another stem; empty if none.

        A form of the same word is no slip: its rows are found already.
        """
        if len(form) < FEWEST_OF_DOUBTED or not form.isalpha():
            return ""
        length = range(len(form) - 1, len(form) + 2)
        candidates = [other for other in self.spellings.sounding_like(form[0]) if len(other) in length]
        found = process.extract(form, candidates, scorer=OSA.distance, score_cutoff=1, limit=None)
        far = [other for other, _distance, _place in found if self._is_far_commoner(other, form, rows)]
        return min(far, key=lambda other: (-self.forms[other][1], other), default="")

    def _is_far_commoner(self, other: str, form: str, rows: int) -> bool:
        return self.forms[other][0] != stem(form) and self.forms[other][1] >= TIMES_COMMONER * rows

    def likest(self, form: str) -> str:
        """The form that is spelled most like this one, with at most one slip in three letters; empty when none is."""
        if not form.isalpha() or len(form) < FEWEST_LETTERS:
            return ""
        found = process.extractOne(
            form, self.spellings.sounding_like(form[0]), scorer=OSA.distance, score_cutoff=len(form) // 3
        )
        return found[0] if found else ""

    def beginning_with(self, begin: str, most: int) -> list[str]:
        """The most frequent forms that begin so, the word itself first."""
        found = self.spellings.beginning_with(begin)
        return nsmallest(most, found, key=lambda form: (form != begin, -self.forms[form][1], form))

    @cached_property
    def _written(self) -> dict[str, str]:
        found: dict[str, tuple[int, str]] = {}
        for form, (stemmed, rows) in self.forms.items():
            best = (-rows, form)
            found[stemmed] = min(best, found.get(stemmed, best))
        return {stemmed: form for stemmed, (_rows, form) in found.items()}

    def written(self, stemmed: str) -> str:
        """The form in which this stem stands most, to show to people."""
        return self._written.get(stemmed, stemmed)
