"""What people say, and what else then is looked for: abbreviations and terms of the glossary."""

from dataclasses import dataclass

from portal.glossary.models import Term


@dataclass(frozen=True)
class SynonymRule:
    """Who says `said` also means each of `meant`; all are phrases as people write them."""

    said: str
    meant: tuple[str, ...]


def synonyms() -> list[SynonymRule]:
    """Every rule, one for each phrase that may be said."""
    return [rule for term in Term.objects.all() for rule in both_ways(names(term))]


def names(term: Term) -> list[str]:
    """A term, written out, and as it is also called."""
    found = [term.term, term.expansion, *term.also.split(",")]
    return list(dict.fromkeys(name.strip() for name in found if name.strip()))


def both_ways(phrases: list[str]) -> list[SynonymRule]:
    return [
        SynonymRule(said, tuple(other for other in phrases if other != said)) for said in phrases if len(phrases) > 1
    ]
