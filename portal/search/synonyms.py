"""What people say, and what else then is looked for: terms of the glossary, and synonyms that editors keep."""

from dataclasses import dataclass

from portal.glossary.models import Term

from .models import Synonym
from .models.synonym import phrases


@dataclass(frozen=True)
class SynonymRule:
    """Who says `said` also means each of `meant`; all are phrases as people write them."""

    said: str
    meant: tuple[str, ...]


def synonyms() -> list[SynonymRule]:
    """Every rule, one for each phrase that may be said. Two queries."""
    return [
        *(rule for term in Term.objects.all() for rule in both_ways(names(term))),
        *(rule for synonym in Synonym.objects.all() for rule in rules_of(synonym)),
    ]


def names(term: Term) -> list[str]:
    """A term, written out, and as it is also called."""
    return phrases(",".join([term.term, term.expansion.replace(",", " "), term.also]))


def rules_of(synonym: Synonym) -> list[SynonymRule]:
    said, meant = phrases(synonym.words), phrases(synonym.meanings)
    if synonym.two_way:
        return both_ways([*said, *meant])
    return [SynonymRule(phrase, tuple(meant)) for phrase in said]


def both_ways(same: list[str]) -> list[SynonymRule]:
    """Each of these phrases means all others."""
    return [SynonymRule(said, tuple(other for other in same if other != said)) for said in same if len(same) > 1]
