"""The terms that texts explain, ready to be looked for, and kept: a page then costs no query for them."""

from django.utils import timezone

from portal.core.kept import KEPT_SECONDS, Kept

from .marking import KnownTerm, Matcher
from .models import GlossaryPage, Term

NOTHING = Matcher([]), ""


def read_glossary() -> tuple[tuple[Matcher, str], float]:
    """What finds the terms, and the address of the glossary. Finds nothing while visitors cannot see the glossary."""
    page = GlossaryPage.objects.visible().first()
    if page is None:
        return NOTHING, KEPT_SECONDS
    matcher = Matcher(known_term(term) for term in Term.objects.filter(mark_in_text=True))
    return (matcher, page.url), seconds_to_keep(page)


def known_term(term: Term) -> KnownTerm:
    return KnownTerm(term.anchor, term.term, term.expansion, term.explanation, tuple(term.forms()))


def seconds_to_keep(page: GlossaryPage) -> float:
    """Not longer than the glossary itself can be seen."""
    if page.expire_at is None:
        return KEPT_SECONDS
    return min(KEPT_SECONDS, (page.expire_at - timezone.now()).total_seconds())


glossary = Kept("glossary.known_terms", read_glossary)
