"""Begrippen: abbreviations and terms, each explained in a sentence or two."""

from django.db import models
from django.utils.text import slugify

from portal.core.entries import Entry
from portal.core.keys import free_key
from portal.core.models import IndexPageMixin, KeywordsMixin, PortalPage

ARTICLES = {"de", "het", "een"}


class Term(KeywordsMixin, models.Model):
    """One abbreviation or term. Its slug is its anchor on the page."""

    class Origin(models.TextChoices):
        REPORT = "report", "uitleg volgens het rapport"
        BOTH = "both", "deels volgens het rapport, deels eigen uitleg van de redactie"
        OWN = "own", "eigen uitleg van de redactie"

    key = models.SlugField("sleutel", max_length=150, unique=True, editable=False)
    term = models.CharField("begrip", max_length=120, unique=True)
    expansion = models.CharField(
        "voluit", max_length=200, blank=True, help_text="Bij een afkorting: waar de letters voor staan."
    )
    also = models.CharField(
        "ook wel", max_length=200, blank=True, help_text="Andere schrijfwijzen, met een komma ertussen."
    )
    explanation = models.TextField("uitleg", help_text="Eén of twee zinnen in gewone taal.")
    origin = models.CharField("herkomst van de uitleg", max_length=6, choices=Origin, default=Origin.OWN)
    source = models.CharField("bron", max_length=200, blank=True, help_text="Regels in het rapport.")
    mark_in_text = models.BooleanField(
        "uitleggen in teksten",
        default=True,
        help_text=(
            "Lezers kunnen de uitleg openen waar dit woord voor het eerst op een pagina staat. "
            "Zet dit uit bij een gewoon woord dat iedereen kent."
        ),
    )

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ["term"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(explanation=""), name="term_is_explained"),
        ]

    def __str__(self) -> str:
        return self.term

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = free_key(Term, "begrip", self.term)
        return super().save(*args, **kwargs)

    @property
    def anchor(self) -> str:
        return self.key.removeprefix("begrip-")

    def forms(self) -> list[str]:
        """Every way in which texts write this term, its own name first."""
        also = [form.strip() for form in self.also.split(",")]
        # ‘Jeugdgezondheidszorg’ has its capital from standing alone; ‘Openbaar Ministerie’ is a name.
        full = self.expansion.lower() if self.expansion[1:].islower() else self.expansion
        forms = [form for form in (self.term, full, *also) if form]
        # ‘de Raad’ begins before ‘Raad voor de Kinderbescherming’ and would win from it.
        with_article = [
            f"{article} {form}"
            for article, _space, rest in (short.partition(" ") for short in also)
            if article.lower() in ARTICLES and rest
            for form in forms
            if form.startswith(f"{rest} ")
        ]
        return [*forms, *with_article]


class GlossaryPage(IndexPageMixin, PortalPage):
    """All terms on one page, by letter."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "De begrippenlijst. Hiervan is er één; de begrippen staan in het menu ‘Begrippen’."
    template = "pages/glossary.html"

    class Meta:
        verbose_name = "begrippenlijst"

    def get_context(self, request, *args, **kwargs):
        terms = sorted(Term.objects.all(), key=lambda term: slugify(term.term))
        letters: dict[str, list[Term]] = {}
        for term in terms:
            letters.setdefault(slugify(term.term)[:1].upper() or "#", []).append(term)
        return {**super().get_context(request, *args, **kwargs), "letters": letters, "total": len(terms)}

    def entries(self) -> list[Entry]:
        return [
            Entry(
                kind="begrip",
                key=term.key,
                title=term.term,
                name=term.term,
                summary=term.explanation,
                keywords=", ".join(filter(None, [term.expansion, term.also, term.keywords])),
                type_label="begrip",
                source=term.source,
                anchor=term.anchor,
            )
            for term in Term.objects.all()
        ]
