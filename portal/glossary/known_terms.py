"""The terms that texts explain, ready to be looked for, and kept: a page then costs no query for them."""

import secrets
from typing import NamedTuple

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from .marking import KnownTerm, Matcher
from .models import GlossaryPage, Term

CACHE_KEY = "glossary.known_terms"
# How long a list of terms is kept, in seconds. A change is followed at once; this bounds what no signal tells of.
KEPT_SECONDS = 300
NOTHING = Matcher([]), ""


class Kept(NamedTuple):
    version: str
    glossary: tuple[Matcher, str]


# The cache holds the version alone; each process holds the compiled pattern of it, which is too slow to unpack.
# Replaced whole, so that a thread sees the old one or the new one.
_kept = Kept("", NOTHING)


def glossary() -> tuple[Matcher, str]:
    """What finds the terms, and the address of the glossary. Finds nothing while visitors cannot see the glossary."""
    global _kept
    version = cache.get(CACHE_KEY)
    if version is None or version != _kept.version:
        page = GlossaryPage.objects.visible().first()
        if version is None:
            version = secrets.token_hex(8)
            cache.set(CACHE_KEY, version, seconds_to_keep(page))
        _kept = Kept(version, read_glossary(page))
    return _kept.glossary


def read_glossary(page: GlossaryPage | None) -> tuple[Matcher, str]:
    if page is None:
        return NOTHING
    return Matcher(known_term(term) for term in Term.objects.filter(mark_in_text=True)), page.url


def known_term(term: Term) -> KnownTerm:
    return KnownTerm(term.anchor, term.term, term.expansion, term.explanation, tuple(term.forms()))


def seconds_to_keep(page: GlossaryPage | None) -> float:
    """Not longer than the glossary itself can be seen."""
    if page is None or page.expire_at is None:
        return KEPT_SECONDS
    return min(KEPT_SECONDS, (page.expire_at - timezone.now()).total_seconds())


def forget(**kwargs) -> None:
    """Receiver of signals: reads the terms anew for the next page. Once more when the change is there for others."""
    cache.delete(CACHE_KEY)
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
