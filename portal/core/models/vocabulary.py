"""Controlled vocabularies: tags that are chosen from a list, and the ties that carry them."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import capfirst, slugify
from modelcluster.contrib.taggit import ClusterTaggableManager
from taggit.models import ItemBase, TagBase


class VocabularyTags(ClusterTaggableManager):
    """A tag manager whose form field is a list of tick boxes instead of a typing box."""

    def formfield(self, **kwargs):
        return forms.ModelMultipleChoiceField(
            self.related_model.objects.all(),
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class VocabularyManager(models.Manager):
    def get_by_natural_key(self, slug: str):
        return self.get(slug=slug)


class Vocabulary(TagBase):
    """A term that editors choose and do not type. Its slug is its natural key and the value in query strings."""

    description = models.TextField(
        "toelichting",
        blank=True,
        help_text="Wat valt hieronder? Staat als uitleg bij het filter.",
    )

    free_tagging = False

    objects = VocabularyManager()

    class Meta:
        abstract = True
        ordering = ["name"]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """In plain letters: the slug stands in addresses that people read out and type over."""
        return slugify(tag) if i is None else f"{slugify(tag)}-{i}"

    def clean(self) -> None:
        """The name gives the slug, and stands in pages and lists: it has letters, and no signs of HTML."""
        super().clean()
        if self.name and not slugify(self.name):
            raise ValidationError({"name": "De naam heeft minstens één letter of cijfer nodig."})
        if any(sign in self.name for sign in "<>"):
            raise ValidationError({"name": "Gebruik geen < of > in de naam."})

    @classmethod
    def tie_models(cls) -> list[type["Tie"]]:
        """The ties of every kind of item to this vocabulary, always in the same order."""
        related = (relation.related_model for relation in cls._meta.related_objects)
        return sorted((model for model in related if issubclass(model, Tie)), key=lambda model: model._meta.label)

    @classmethod
    def carried(cls, terms: Iterable[int] | models.QuerySet) -> models.Q:
        """For a list of pages: those that carry one of these terms, published or not."""
        found = models.Q(pk__in=[])
        for ties in cls.tie_models():
            found |= models.Q(pk__in=ties.objects.filter(tag__in=terms).values("content_object"))
        return found


class Region(Vocabulary):
    """The only tie to place: a municipality, a region or a province, and what it is part of."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "gemeente", "gemeente"
        REGION = "regio", "regio"
        PROVINCE = "province", "provincie"

    kind = models.CharField("soort gebied", max_length=10, choices=Kind, default=Kind.MUNICIPALITY)
    part_of = models.ForeignKey(
        "self",
        verbose_name="onderdeel van",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="Wie op het grotere gebied filtert, vindt ook wat bij dit gebied hoort.",
    )
    cbs_code = models.CharField(
        "CBS-code",
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^GM\d{4}\Z", "Een CBS-code is ‘GM’ met vier cijfers, bijvoorbeeld GM0363.")],
        help_text="Code van de gemeente bij het CBS, bijvoorbeeld GM0363. Alleen voor gemeenten. "
        "Hiermee komt de gemeente op de kaart van de Collectieven.",
    )
    general_knowledge = models.BooleanField(
        "algemene kennis",
        default=False,
        help_text="Dat dit gebied hierbij hoort, staat niet in het rapport. Op de site staat dat er dan bij.",
    )

    class Meta(Vocabulary.Meta):
        verbose_name = "regio"
        verbose_name_plural = "regio’s"
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="region_name_not_empty"),
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("id")),
                name="region_not_part_of_itself",
            ),
            models.UniqueConstraint(
                fields=["cbs_code"], condition=~models.Q(cbs_code=""), name="region_cbs_code_unique"
            ),
        ]

    def clean(self) -> None:
        """An area that is part of itself, in however many steps, would be walked forever."""
        super().clean()
        same_code = Region.objects.exclude(pk=self.pk).filter(cbs_code=self.cbs_code).exclude(cbs_code="").first()
        if same_code:
            raise ValidationError({"cbs_code": f"Deze code is al van {same_code}."})
        area, seen = self.part_of, set()
        while area is not None and area.pk not in seen:
            if area.pk == self.pk:
                raise ValidationError({"part_of": f"{self.part_of} is zelf al een onderdeel van {self.name}."})
            seen.add(area.pk)
            area = area.part_of


class Audience(Vocabulary):
    """Doelgroep: for whom an item is meant."""

    class Meta(Vocabulary.Meta):
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"


class Partner(Vocabulary):
    """Samenwerkingspartner: an organisation, team or network that takes part."""

    class Sector(models.TextChoices):
        CARE = "zorg", "zorg"
        EDUCATION = "onderwijs", "onderwijs"
        SAFETY = "veiligheid", "veiligheid en justitie"
        GOVERNMENT = "bestuur", "gemeente en bestuur"
        OTHER = "overig", "overig"

    abbreviation = models.CharField("afkorting", max_length=30, blank=True)
    full_name = models.CharField("volledige naam", max_length=150, blank=True)
    sector = models.CharField("sector", max_length=10, choices=Sector, default=Sector.OTHER)

    class Meta(Vocabulary.Meta):
        verbose_name = "samenwerkingspartner"
        verbose_name_plural = "samenwerkingspartners"


class Subject(Vocabulary):
    """Onderwerp: what an item is about. The report has no such ties; they are the editors' own."""

    class Meta(Vocabulary.Meta):
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"


class Tie(ItemBase):
    """One tie of a page to a term. A ParentalKey on it makes the tie part of drafts and revisions.

    A subclass names its `content_object`; a term in use cannot be deleted.
    """

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="%(app_label)s_%(class)s_once")]


def term_key(model: type[Vocabulary]) -> models.ForeignKey:
    """The foreign key of a tie to its term; the way back is `<class of the tie>_ties`."""
    return models.ForeignKey(model, on_delete=models.PROTECT, related_name="%(app_label)s_%(class)s_ties")


class RegionTie(Tie):
    tag = term_key(Region)

    class Meta(Tie.Meta):
        abstract = True


class AudienceTie(Tie):
    tag = term_key(Audience)

    class Meta(Tie.Meta):
        abstract = True


class PartnerTie(Tie):
    tag = term_key(Partner)

    class Meta(Tie.Meta):
        abstract = True


class SubjectTie(Tie):
    tag = term_key(Subject)

    class Meta(Tie.Meta):
        abstract = True
