"""What an item needs before it may be published. A draft may be saved with as little as its title.

One function says it, and everything that publishes asks it: forms, bulk actions, the workflow, the schedule.
docs/besluiten/0026-nodig-voor-publiceren.md tells what is asked of what, and why.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils import timezone

TIES = {
    "themes": ("theme_ties", "Kies minstens één thema."),
    "regions": ("region_ties", "Kies minstens één regio."),
    "audiences": ("audience_ties", "Kies minstens één doelgroep."),
}
TEXTS = {
    "provenance": "Kies waar dit vandaan komt.",
    "provenance_note": "Vul aan waar dit vandaan komt.",
    "judgement_reason": "Geef de reden van het oordeel.",
    "review_mailbox": "Vul in welke postbus bericht krijgt als dit opnieuw bekeken moet worden.",
}
NOT_JUDGED = "not_judged"


@dataclass(frozen=True)
class Missing:
    """One thing that is needed still: the field, and what to do there in a Dutch sentence.

    `field` is empty for what cannot be mended in the form.
    """

    field: str
    text: str


class NotReadyForPublication(Exception):
    """Somebody asked to publish a page that is not ready. Holds the page and what is missing."""

    def __init__(self, page, missing: list[Missing]):
        super().__init__(f"‘{page.title}’ kan nog niet gepubliceerd worden. " + " ".join(part.text for part in missing))
        self.page = page
        self.missing = missing


Obstacle = Callable[[object], list[Missing]]
_obstacles: list[Obstacle] = []


def register_obstacle(ask: Obstacle) -> None:
    """Called from `AppConfig.ready` by a room that may hold a page back. `ask` also gets unsaved pages."""
    _obstacles.append(ask)


def missing_for_publication(page, given: Mapping | None = None) -> list[Missing]:
    """What this page needs still before it is published by itself: what it lacks, and what holds it back.

    `given`: what a form has read so far, by the names of its fields; it comes before what stands on the page.
    """
    return [*missing_on_page(page, given), *(part for ask in _obstacles for part in ask(page))]


def missing_on_page(page, given: Mapping | None = None) -> list[Missing]:
    """What this page itself needs still, in the order of the form; empty for pages that are no items."""
    if not hasattr(page, "change_note"):
        return []
    value = reader(page, given or {})
    found = [] if page.from_report else [*missing_facts(page, value), *missing_currency(value)]
    return [*found, *missing_change(value)] if page.first_published_at else found


def reader(page, given: Mapping) -> Callable:
    """Reads a field from what was given, or else from the page."""

    def value(name: str):
        if name in given:
            return given[name]
        return list(getattr(page, TIES[name][0]).all()) if name in TIES else getattr(page, name, None)

    return value


def missing_facts(page, value: Callable) -> list[Missing]:
    """What it is, for whom and where, and where it comes from."""
    found = []
    if hasattr(page, "type") and not value("type"):
        found.append(Missing("type", "Kies welke soort het is."))
    found += [Missing(name, text) for name, (_relation, text) in TIES.items() if not value(name)]
    return [*found, *(Missing(name, TEXTS[name]) for name in ("provenance", "provenance_note") if not value(name))]


def missing_currency(value: Callable) -> list[Missing]:
    """Whether it is true now, and who looks at it again."""
    found = []
    if value("judgement") in (None, "", NOT_JUDGED):
        found.append(Missing("judgement", "Geef een oordeel: klopt dit nu?"))
    if not (value("judgement_reason") or "").strip():
        found.append(Missing("judgement_reason", TEXTS["judgement_reason"]))
    day = value("review_on")
    if not day:
        found.append(Missing("review_on", "Kies wanneer dit opnieuw bekeken moet worden."))
    elif day <= timezone.localdate():
        found.append(Missing("review_on", "De dag om dit opnieuw te bekijken is voorbij. Kies een nieuwe."))
    if not value("review_mailbox"):
        found.append(Missing("review_mailbox", TEXTS["review_mailbox"]))
    return found


def missing_change(value: Callable) -> list[Missing]:
    """What changed since readers saw it: a sentence, or that it is a small change, of which they only see how many."""
    is_small, is_said = value("minor_change"), bool((value("change_note") or "").strip())
    if is_small and is_said:
        return [Missing("change_note", "Lezers zien deze zin niet bij een kleine wijziging. Kies één van beide.")]
    if not is_small and not is_said:
        return [Missing("change_note", "Schrijf in één zin wat er veranderd is, of kruis ‘kleine wijziging’ aan.")]
    return []


def require_ready(page) -> None:
    """Raises NotReadyForPublication when the page, as it would be published, lacks something."""
    if missing := missing_for_publication(page):
        raise NotReadyForPublication(page, missing)
