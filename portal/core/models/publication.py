"""What an item must say before it is published, and what was said of each publication."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.core.panels import ReportLinesPanel
from portal.core.role_mailbox import validate_role_mailbox


class PublicationMixin(models.Model):
    """Where it comes from, when it is looked at again and by whom, and what changed this time."""

    class Provenance(models.TextChoices):
        EXPERIENCED = "experienced", "ervaren in"
        RECOMMENDED = "recommended", "aanbeveling uit"
        RECOGNISED = "recognised", "erkend, zie"

    provenance = models.CharField(
        "waar komt het vandaan?",
        max_length=12,
        choices=Provenance,
        blank=True,
        help_text="Zelf meegemaakt, aanbevolen in een stuk, of erkend door een instituut? Vul de zin hieronder aan.",
    )
    provenance_note = models.CharField(
        "vul de zin aan",
        max_length=200,
        blank=True,
        help_text="Bijvoorbeeld: ervaren in ‘het wijkteam Zwolle-Zuid, 2025’. Noem geen namen van mensen.",
    )
    review_on = models.DateField(
        "opnieuw bekijken op",
        null=True,
        blank=True,
        help_text="Op die dag vraagt het portaal of dit nog klopt. Een jaar vooruit is gewoon.",
    )
    review_mailbox = models.EmailField(
        "postbus die dan bericht krijgt",
        blank=True,
        validators=[validate_role_mailbox],
        help_text="Een postbus van een team of functie, niet van één persoon: redactie@gemeente.nl.",
    )
    change_note = models.CharField(
        "wat is er veranderd?",
        max_length=300,
        blank=True,
        help_text="Eén zin voor de lezer. Staat na het publiceren op de pagina. De eerste keer mag dit leeg blijven.",
    )
    minor_change = models.BooleanField(
        "kleine wijziging",
        default=False,
        help_text="Een tikfout of een link hersteld. Er is dan geen zin nodig, en niemand krijgt bericht.",
    )

    provenance_panels = [
        MultiFieldPanel(
            [
                FieldPanel("provenance"),
                FieldPanel("provenance_note"),
                ReportLinesPanel("source", read_only=True),
                FieldPanel("note"),
            ],
            heading="Waar komt het vandaan?",
        )
    ]
    review_panels = [
        MultiFieldPanel([FieldPanel("review_on"), FieldPanel("review_mailbox")], heading="Wanneer opnieuw bekijken?")
    ]
    change_panels = [
        MultiFieldPanel([FieldPanel("change_note"), FieldPanel("minor_change")], heading="Wat is er veranderd?")
    ]

    class Meta:
        abstract = True

    @property
    def provenance_in_words(self) -> str:
        """‘Ervaren in het wijkteam Zwolle-Zuid, 2025’; empty when it was not told."""
        if not (self.provenance and self.provenance_note):
            return ""
        words = f"{self.get_provenance_display()} {self.provenance_note}"
        return words[0].upper() + words[1:]


class PublishedChangeQuerySet(models.QuerySet):
    def told(self):
        """What readers are told of one by one; small changes are only counted."""
        return self.filter(minor=False)


class PublishedChange(models.Model):
    """One publication of a page: when, what changed in a sentence, and the revision that readers then saw."""

    class Kind(models.TextChoices):
        FIRST = "first", "voor het eerst gepubliceerd"
        CHANGED = "changed", "gewijzigd"

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="pagina", on_delete=models.CASCADE, related_name="published_changes"
    )
    number = models.PositiveIntegerField("versie")
    # Wagtail may throw old revisions away (`purge_revisions`): what changed is still told then, without the old text.
    revision = models.ForeignKey(
        "wagtailcore.Revision", verbose_name="tekst", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField("gepubliceerd op")
    kind = models.CharField("soort", max_length=10, choices=Kind, default=Kind.CHANGED)
    note = models.CharField("wat is er veranderd?", max_length=300, blank=True)
    minor = models.BooleanField("kleine wijziging", default=False)
    is_hidden = models.BooleanField(
        "oude tekst verbergen",
        default=False,
        help_text="Lezers zien dan nog wel dat er iets veranderde, maar niet meer hoe de pagina toen was.",
    )

    holds_revision = True  # portal.core.held_revisions
    wagtail_reference_index_ignore = True  # that a page was published is no place that refers to it
    objects = PublishedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "gepubliceerde versie"
        verbose_name_plural = "gepubliceerde versies"
        default_permissions = ("view", "change")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="published_change_once")]

    def __str__(self) -> str:
        return f"{self.page.title}, versie {self.number}"
