"""What an example is, and the rows that several of them show."""

from dataclasses import dataclass, field

from django.utils.safestring import mark_safe
from django.utils.text import slugify

from portal.core.list_result import FileHit, Row

LONG_TITLE = (
    "Samenwerkingsafspraken over handelingsverlegenheid tussen het onderwijs, de jeugdgezondheidszorg, "
    "de kinderopvang en Veilig Thuis in Weststellingwerf"
)
SUMMARY = "Professionals oefenen met een acteur. Zo leren zij hoe zij een gesprek met ouders beginnen."
THEME = ("signaleren-en-handelen", "Signaleren en handelen")
OTHER_THEME = ("informatie-delen-en-privacy", "Informatie delen en privacy")
AVG = {
    "since": "2018-05-25",
    "label": "van vóór de AVG",
    "sentence": "Sinds 25 mei 2018 geldt de privacywet AVG.",
}
ARNHEM, ROTTERDAM = ("arnhem", "Arnhem"), ("rotterdam", "Rotterdam")


@dataclass(frozen=True)
class Example:
    """One state of one component: the name of its template, what to call the state, and the template's inputs.

    `within` is the element that the site puts around it, where it means nothing without.
    """

    component: str
    state: str
    inputs: dict = field(default_factory=dict)
    within: str = ""

    @property
    def slug(self) -> str:
        return slugify(self.state)

    @property
    def component_slug(self) -> str:
        return self.component.replace("_", "-")

    @property
    def template(self) -> str:
        return f"components/{self.component}.html"


def row(kind: str = "tip", title: str = "Oefen lastige gesprekken met een acteur", **fields) -> Row:
    """A row that only the guide shows: its link leads to the page itself."""
    return Row(**{"kind": kind, "key": f"{kind}-voorbeeld", "title": title, "url": "#", "summary": SUMMARY, **fields})


TIP = row(
    ties={"thema": [THEME], "collectief": [ARNHEM]}, judgement="not_judged", judgement_label="nog niet beoordeeld"
)
ACTION = row(
    "actie",
    "Scholing voor leerkrachten",
    type_label="uitgevoerde actie",
    ties={"thema": [THEME], "collectief": [ARNHEM]},
)
PRODUCT = row(
    "product",
    "Factsheet informatie delen",
    type_label="factsheet",
    ties={"thema": [OTHER_THEME], "collectief": [ARNHEM, ROTTERDAM]},
    judgement="careful",
    judgement_label="bruikbaar, let op",
    data={"later_changes": [AVG], "availability": "announced", "availability_label": "aangekondigd"},
)
LONG = row("product", LONG_TITLE, type_label="communicatieplan", summary="")
FOUND = row(
    marked_title=mark_safe("Oefen lastige <mark>gesprekken</mark> met een acteur"),
    marked_summary=mark_safe("Professionals oefenen met een acteur."),
    passage=mark_safe("…en daarna voeren zij het <mark>gesprek</mark> nog een keer, met tips van de groep…"),
)
FOUND_IN_FILE = row(
    "product",
    "Factsheet informatie delen",
    type_label="factsheet",
    file_hit=FileHit("Factsheet", 3, "#", mark_safe("…voer eerst een <mark>gesprek</mark> met de ouders…")),
)
THEMES = [
    row("thema", "Samen leren", number=1),
    row("thema", "Signaleren en handelen", number=2),
    row("thema", "Oppakken, doen en doorgaan", number=3),
]
