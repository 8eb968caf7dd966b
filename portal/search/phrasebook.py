"""Synonyms as the analyser sees them: stems of what may be said, with the stems of what then is meant as well."""

from collections.abc import Iterable, Iterator
from itertools import product

from portal.core.kept import KEPT_SECONDS, Kept

from .analysis import is_telling, stem, tokens
from .synonyms import SynonymRule, synonyms

Stems = tuple[str, ...]
MOST_STEMS = 3  # of one word: with all stems of all words there would be too many phrases to look for


class Phrasebook:
    """Finds phrases in a row of stems."""

    def __init__(self, rules: Iterable[SynonymRule]):
        self._meant: dict[Stems, list[Stems]] = {}
        self._joined: dict[str, list[Stems]] = {}
        for rule in rules:
            said = phrase_stems(rule.said)
            if said:
                meant = self._meant.setdefault(said, [])
                meant += [stems for stems in map(telling_stems, rule.meant) if stems and stems not in meant]
                self._joined.setdefault("".join(token.form for token in tokens(rule.said)), meant)
        self._longest = max(map(len, self._meant), default=0)

    def found_in(self, words: list[Stems]) -> Iterator[tuple[int, int, list[Stems]]]:
        """Where each phrase that is known begins and ends, with what is meant by it; `words` has stems of each word."""
        options = [stems[:MOST_STEMS] for stems in words]
        for start in range(len(options)):
            for end in range(start + 1, min(start + self._longest, len(options)) + 1):
                for said in product(*options[start:end]):
                    meant = self._meant.get(said)
                    if meant:
                        yield start, end, meant

    def meant_by_joined(self, forms: list[str]) -> list[Stems]:
        """What is meant by words that a phrase has as one, or the other way: ‘niet pluis gevoel’, ‘veiligthuis’."""
        return self._joined.get("".join(forms), [])


def phrase_stems(phrase: str) -> Stems:
    return tuple(stem(token.form) for token in tokens(phrase))


def telling_stems(phrase: str) -> Stems:
    """The stems of a phrase that say something; all of them when none does: ‘OM’."""
    forms = [token.form for token in tokens(phrase)]
    return tuple(dict.fromkeys(stem(form) for form in [f for f in forms if is_telling(f)] or forms))


def read_phrasebook() -> tuple[Phrasebook, float]:
    return Phrasebook(synonyms()), KEPT_SECONDS


phrasebook = Kept("search.phrasebook", read_phrasebook)
