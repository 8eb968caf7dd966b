"""The accessibility statement, in the order of the Dutch government's model, as a record that editors keep."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import date_format
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from portal.core.blocks import BodyBlock
from portal.core.entries import Entry
from portal.core.facts import Fact, Value
from portal.core.fields import StreamField
from portal.core.models import KeyMixin, PortalPage, texts_to_find
from portal.core.streams import stream_documents, stream_headings, stream_text

from ..forms import AccessibilityStatementForm

REGISTER = "https://www.toegankelijkheidsverklaring.nl/register/"  # of all statements of Dutch public bodies


class AccessibilityStatementPage(KeyMixin, PortalPage):
    """What is known of how accessible the portal is. What the operator did not fill in, the page says is missing."""

    class Status(models.TextChoices):
        """The five of the national register."""

        FULL = "A", "voldoet volledig"
        PARTIAL = "B", "voldoet gedeeltelijk"
        FIRST_STEPS = "C", "eerste maatregelen genomen"
        NOT = "D", "voldoet niet"
        NONE = "E", "nog geen toegankelijkheidsverklaring"

    MEANINGS = {
        Status.FULL: "Onderzoek laat zien dat dit portaal aan alle eisen voldoet.",
        Status.PARTIAL: "Onderzoek laat zien dat dit portaal aan de meeste eisen voldoet. Bij de bekende "
        "problemen leest u wat nog niet goed is.",
        Status.FIRST_STEPS: "Dit portaal voldoet nog niet aan alle eisen, of dat is nog niet onderzocht. De eerste "
        "maatregelen zijn wel genomen.",
        Status.NOT: "Dit portaal voldoet niet aan de eisen.",
        Status.NONE: "Voor dit portaal staat nog geen verklaring in het landelijke register. Wat u hier leest, is "
        "voorlopig.",
    }

    summary = models.TextField(
        "samenvatting", max_length=300, blank=True, help_text="Eén of twee zinnen onder de titel en in zoekresultaten."
    )
    organisation = models.CharField(
        "organisatie", max_length=150, blank=True, help_text="Wie dit portaal aanbiedt, bijvoorbeeld Gemeente Zwolle."
    )
    scope = models.TextField(
        "waar de verklaring over gaat",
        max_length=500,
        blank=True,
        help_text="Welke adressen horen erbij, en welke niet?",
    )
    status = models.CharField(
        "status",
        max_length=1,
        choices=Status,
        default=Status.NONE,
        help_text="A en B kunnen alleen na een onderzoek. Noem dat onderzoek dan bij ‘Wat is getest’, met het rapport.",
    )
    register_number = models.CharField(
        "nummer in het register",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d+\Z", "Een nummer bestaat alleen uit cijfers.")],
        help_text="Het nummer van de verklaring op toegankelijkheidsverklaring.nl. Leeg als zij daar niet staat.",
    )
    untested = StreamField(BodyBlock(required=False), verbose_name="wat nog niet is onderzocht", blank=True)
    body = StreamField(BodyBlock(required=False), verbose_name="wat u mag verwachten", blank=True)
    answer_within = models.CharField(
        "hoe snel iemand antwoord krijgt",
        max_length=200,
        blank=True,
        help_text="Een hele zin, bijvoorbeeld: U krijgt binnen drie weken antwoord.",
    )
    ombudsman = models.CharField(
        "ombudsman", max_length=100, default="de Nationale ombudsman", help_text="Sommige gemeenten hebben een eigen."
    )
    ombudsman_url = models.URLField(
        "adres van de ombudsman", max_length=300, default="https://www.nationaleombudsman.nl/"
    )
    stated_on = models.DateField("opgesteld op", null=True, blank=True)
    signed_by = models.CharField(
        "ondertekend door",
        max_length=150,
        blank=True,
        help_text="De functie van wie tekent, geen naam: bijvoorbeeld gemeentesecretaris.",
    )

    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("organisation"),
        FieldPanel("scope"),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("register_number")], heading="Status"),
        InlinePanel("tests", label="test", heading="Wat is getest"),
        FieldPanel("untested"),
        InlinePanel("problems", label="probleem", heading="Bekende problemen"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("answer_within"), FieldPanel("ombudsman"), FieldPanel("ombudsman_url")], heading="Klagen"
        ),
        MultiFieldPanel([FieldPanel("stated_on"), FieldPanel("signed_by")], heading="Ondertekening"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "De toegankelijkheidsverklaring. Hiervan is er één; houd haar bij na elke test en elk probleem."
    template = "pages/accessibility_statement.html"
    base_form_class = AccessibilityStatementForm

    class Meta:
        verbose_name = "toegankelijkheidsverklaring"

    @property
    def status_meaning(self) -> str:
        return self.MEANINGS[self.Status(self.status)]

    @property
    def register_url(self) -> str:
        return f"{REGISTER}{self.register_number}" if self.register_number else ""

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "tests": list(self.tests.all()),
            "problems": list(self.problems.all()),
        }

    def entries(self) -> list[Entry]:
        told = [
            *(f"{test.title} {test.how} {test.outcome}" for test in self.tests.all()),
            *(f"{problem.title} {problem.cause} {problem.effect} {problem.plan}" for problem in self.problems.all()),
        ]
        return [
            Entry(
                kind=self.kind,
                key=self.item_key,
                title=self.title,
                summary=self.summary,
                keywords=", ".join(stream_headings(self.body)),
                text=" ".join([self.scope, *told, stream_text(self.untested), stream_text(self.body)]),
                files=texts_to_find(stream_documents(self.untested, self.body)),
                type_label=self.kind,
                source=self.source,
            )
        ]


def told(*pairs: tuple[str, str | None]) -> list[Fact]:
    """A fact for each label that has a text."""
    return [Fact(label, [Value(text)]) for label, text in pairs if text]


class AccessibilityTest(Orderable):
    """One test or investigation that was really done."""

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="tests")
    title = models.CharField("wat is getest", max_length=150)
    how = models.TextField("hoe", help_text="Met welk programma, in welke browser, door wie?")
    outcome = models.TextField("uitkomst", blank=True)
    tested_on = models.DateField("datum", null=True, blank=True)
    report_url = models.URLField("adres van het rapport", max_length=300, blank=True)

    panels = ["title", "how", "outcome", "tested_on", "report_url"]

    class Meta(Orderable.Meta):
        verbose_name = "test"
        verbose_name_plural = "tests"

    @property
    def facts(self) -> list[Fact]:
        report = [Fact("Rapport", [Value(self.report_url, self.report_url)])] if self.report_url else []
        date = self.tested_on and date_format(self.tested_on, "j F Y")
        return [*told(("Hoe", self.how), ("Uitkomst", self.outcome), ("Datum", date)), *report]


class KnownProblem(Orderable):
    """Something in the portal that not everyone can use, and what is done about it."""

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="problems")
    title = models.CharField("probleem", max_length=150, help_text="Wat lukt niet, en waar?")
    cause = models.TextField("oorzaak")
    effect = models.TextField("gevolg", help_text="Wie heeft er last van, en hoe?")
    alternative = models.TextField("wat u kunt doen", blank=True, help_text="Een andere weg, als die er is.")
    plan = models.TextField("wat wij eraan doen")
    planned_on = models.DateField("klaar op", null=True, blank=True)

    panels = ["title", "cause", "effect", "alternative", "plan", "planned_on"]

    class Meta(Orderable.Meta):
        verbose_name = "probleem"
        verbose_name_plural = "problemen"

    @property
    def facts(self) -> list[Fact]:
        return told(
            ("Oorzaak", self.cause),
            ("Gevolg", self.effect),
            ("Wat u kunt doen", self.alternative),
            ("Wat wij eraan doen", self.plan),
            ("Klaar op", self.planned_on and date_format(self.planned_on, "j F Y")),
        )
