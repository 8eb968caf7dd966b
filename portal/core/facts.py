"""What is known of an item at a glance, as lines of label and values; each value leads to the list filtered by it."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from .entries import LIST_ADDRESSES
from .list_query import PARAMETERS
from .listing import Row

LABELS = {
    "type": ("Soort", "Soorten"),
    "thema": ("Thema", "Thema’s"),
    "collectief": ("Collectief", "Collectieven"),
    "regio": ("Regio", "Regio’s"),
    "doelgroep": ("Doelgroep", "Doelgroepen"),
    "partner": ("Samenwerkingspartner", "Samenwerkingspartners"),
}


@dataclass(frozen=True)
class Value:
    """One value of a fact; `url` is empty when it leads nowhere."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """One line. Without values it says that nothing is known: that the report does not mention it."""

    label: str
    values: list[Value] = field(default_factory=list)
    note: str = ""
    missing: str = "niet vermeld in het rapport"


def plain_fact(label: str, text: str, note: str = "") -> Fact:
    return Fact(label, [Value(text)] if text else [], note)


def tie_facts(row: Row, *, always: set[str]) -> list[Fact]:
    """The ties of an item by facet. A facet without a value is left out, unless it is one of `always`."""
    facts = []
    own_regions = row.data.get("own_regions", [])
    for facet, (singular, plural) in LABELS.items():
        pairs = row.labels(facet)
        if facet == "regio":  # the larger areas are there to be filtered by, they are not said of the item
            pairs = [pair for pair in pairs if pair[0] in own_regions]
        if pairs or facet in always:
            values = [Value(label, filtered(row.kind, facet, slug)) for slug, label in pairs]
            facts.append(Fact(plural if len(pairs) > 1 else singular, values))
    if subjects := row.labels("onderwerp"):
        label = "Onderwerpen" if len(subjects) > 1 else "Onderwerp"
        facts.append(Fact(label, [Value(name) for _slug, name in subjects], note="Gekozen door de redactie."))
    return facts


def filtered(kind: str, facet: str, slug: str) -> str:
    """The address of the list of this kind with one filter on."""
    return f"{LIST_ADDRESSES[kind]}?{urlencode({PARAMETERS[facet]: slug})}"
