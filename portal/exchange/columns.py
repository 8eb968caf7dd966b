"""The columns of each kind, said once: for the template, for reading a file, and for what a list exports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.text import slugify

from collectieven.models import ActionPage
from portal.core.models import Audience, ItemPage, Partner, Region, Subject
from portal.findings.models import FindingPage
from products.models import Availability, Origin, ProductPage, ProductType, Rights
from themes.models import Theme, TipPage

from .review_values import ComingDay, RoleMailbox
from .values import Line, OneOf, Paragraphs, Reader, Terms, WebAddresses, Year

REFERENCE, TITLE = "reference", "title"
EXAMPLE = "voorbeeld"  # in the column of references: the row of the template that shows how, and is not imported


@dataclass(frozen=True)
class Column:
    """One column. `name`: the field of the page. `needed`: empty is a fault. `expected`: empty is told, for a page
    without it cannot be published. `also`: other headings by which it is known."""

    name: str
    heading: str
    help: str
    reader: Reader
    example: str = ""
    needed: bool = False
    expected: bool = False
    also: tuple[str, ...] = ()

    @property
    def names(self) -> Iterator[str]:
        return (slugify(name) for name in (self.heading, *self.also))


@dataclass(frozen=True)
class Kind:
    """Something that can be imported: the type of its pages, and what its rows are made of."""

    model: type[ItemPage]
    own: Callable[[], list[Column]]

    @property
    def name(self) -> str:
        return self.model.kind

    @property
    def plural(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @cached_property
    def columns(self) -> list[Column]:
        texts = [
            Column(
                REFERENCE,
                "Eigen kenmerk",
                "Een nummer of naam van uzelf, voor elke rij anders. Mag leeg blijven. Hieraan herkennen wij de rij "
                "als u het bestand opnieuw kiest. Zonder kenmerk herkennen wij de rij aan de titel.",
                Line(100),
                EXAMPLE,
                also=("kenmerk", "referentie", "id"),
            ),
            Column(
                TITLE,
                "Titel",
                "Verplicht. Kort en duidelijk.",
                Line(255),
                f"Voorbeeld van een {self.name}",
                needed=True,
            ),
            Column(
                "summary",
                "Samenvatting",
                "Eén of twee zinnen, hooguit 300 tekens. Staat op kaarten en in zoekresultaten.",
                Line(300),
                "In één of twee zinnen wat de lezer hieraan heeft.",
                expected=True,
            ),
            Column(
                "body",
                "Tekst",
                "De inhoud van de pagina. Een lege regel begint een alinea. Een regel die met een streepje begint, "
                "komt in een lijst. Koppen en links maakt u later in het portaal.",
                Paragraphs(),
                "Eerste alinea.\n\nTweede alinea, met een lijst:\n- het eerste\n- het tweede",
                also=("inhoud",),
            ),
        ]
        return [*texts, *self.own(), *self.ties(), *publication_columns()]

    def ties(self) -> list[Column]:
        more = "Meer dan één? Zet er een puntkomma tussen."
        tied = [
            ("themes", "Thema’s", "thema", Theme, "Bij welk thema hoort dit? De naam of het nummer."),
            ("regions", "Regio’s", "regio", Region, "Welke gemeente of regio?"),
            ("audiences", "Doelgroepen", "doelgroep", Audience, "Voor wie is het?"),
            ("partners", "Samenwerkingspartners", "partner", Partner, "Wie doen of deden mee?"),
            ("subjects", "Onderwerpen", "onderwerp", Subject, "Waar gaat het over?"),
        ]
        made = [
            Column(
                name,
                heading,
                f"{told} {more}",
                Terms(what, model),
                expected=not self.model._meta.get_field(name).blank,
                also=(what, f"{what}s", str(model._meta.verbose_name), str(model._meta.verbose_name_plural)),
            )
            for name, heading, what, model, told in tied
        ]
        keywords = Column(
            "keywords",
            "Zoekwoorden",
            "Andere woorden waarmee mensen hiernaar zoeken, met een komma ertussen.",
            Line(300),
        )
        return [*made, keywords]

    def by_heading(self, cells: list[str]) -> dict[int, Column]:
        """The column of each place in the row of headings; a heading that is not known has none."""
        known = {name: column for column in self.columns for name in column.names}
        found = {place: known.get(slugify(cell)) for place, cell in enumerate(cells)}
        return {place: column for place, column in found.items() if column}

    def is_header(self, cells: list[str]) -> bool:
        """A row of headings names the title, and one column more at least."""
        names = {column.name for column in self.by_heading(cells).values()}
        return TITLE in names and len(names) > 1


def publication_columns() -> list[Column]:
    """What is asked before something is published; a draft may do without, and the form asks for it again."""
    known = [
        (value, label) for value, label in ItemPage.Judgement.choices if value in {"current", "careful", "outdated"}
    ]
    return [
        Column(
            "provenance",
            "Waar komt het vandaan",
            "Zelf meegemaakt, aanbevolen in een stuk, of erkend door een instituut? Nodig om te publiceren.",
            OneOf("herkomst van de kennis", ItemPage.Provenance.choices),
            ItemPage.Provenance.EXPERIENCED.label,
        ),
        Column(
            "provenance_note",
            "Vandaan, vul aan",
            "Maak de zin van de kolom hiervoor af. Noem geen namen van mensen. Nodig om te publiceren.",
            Line(200),
            "het wijkteam Zwolle-Zuid, 2026",
        ),
        Column(
            "judgement",
            "Oordeel",
            "Klopt dit nu? Nodig om te publiceren.",
            OneOf("oordeel", known),
            ItemPage.Judgement.CURRENT.label,
        ),
        Column(
            "judgement_reason",
            "Reden van het oordeel",
            "Waaraan ziet u dat? Eén of twee zinnen. Nodig om te publiceren.",
            Line(500),
            "Wij werken zo nog steeds.",
        ),
        Column(
            "review_on",
            "Opnieuw bekijken op",
            "De dag waarop het portaal vraagt of dit nog klopt, zoals 31-12-2027. Nodig om te publiceren.",
            ComingDay(),
        ),
        Column(
            "review_mailbox",
            "Postbus",
            "Wie dan bericht krijgt: een postbus van een team of functie. Leeg: de postbus van uw collectief.",
            RoleMailbox(),
            also=("e-mail", "mailbox"),
        ),
    ]


def product_columns() -> list[Column]:
    return [
        Column(
            "type",
            "Soort product",
            "Kies één soort, bijvoorbeeld factsheet of training.",
            OneOf("soort product", ProductType.choices),
            "factsheet",
            also=("type", "soort"),
        ),
        Column(
            "origin",
            "Herkomst",
            "Van een Collectief of van anderen.",
            OneOf("herkomst", Origin.choices),
            Origin.COLLECTIEF.label,
        ),
        Column("makers", "Gemaakt door", "De organisaties of functies die het maakten.", Line(300)),
        Column("year", "Jaar", "Vier cijfers. Leeg als u het niet weet.", Year(), "2024"),
        Column(
            "addresses",
            "Webadres",
            "Waar het te vinden is, met https:// ervoor. Meer dan één? Zet elk adres op een eigen regel.",
            WebAddresses(),
            "https://www.voorbeeld.nl/factsheet.pdf",
            also=("link", "url", "webadressen"),
        ),
        Column(
            "availability",
            "Beschikbaarheid",
            "Is het te krijgen?",
            OneOf("beschikbaarheid", Availability.choices),
            Availability.AVAILABLE.label,
        ),
        Column(
            "rights", "Rechten", "Mag een ander het overnemen?", OneOf("rechten", Rights.choices), Rights.FREE.label
        ),
    ]


def action_columns() -> list[Column]:
    options = ActionPage.Type.choices
    return [
        Column(
            "type",
            "Soort actie",
            "Kies één soort.",
            OneOf("soort actie", options),
            options[0][1],
            also=("type", "soort"),
        )
    ]


def no_columns() -> list[Column]:
    return []


KINDS = {
    kind.name: kind
    for kind in (
        Kind(FindingPage, no_columns),
        Kind(ProductPage, product_columns),
        Kind(TipPage, no_columns),
        Kind(ActionPage, action_columns),
    )
}
