"""Where a product can be had, and by which other titles the report names it."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from portal.core.models import ExternalAddress


class ProductVariant(Orderable):
    """Another title by which the report names the same product."""

    product = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="variants")
    title = models.CharField("titel", max_length=300)
    source = models.CharField("bron", max_length=100, blank=True)

    panels = [FieldPanel("title"), FieldPanel("source")]


class ProductPlace(Orderable):
    """Where a product can be had: a document in our library, or an external address."""

    class Certainty(models.TextChoices):
        SURE = "sure", "zeker"
        LIKELY = "likely", "waarschijnlijk"

    product = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="places")
    document = models.ForeignKey(
        "core.PortalDocument",
        verbose_name="document",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="product_places",
    )
    address = models.ForeignKey(
        ExternalAddress,
        verbose_name="extern adres",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="product_places",
    )
    certainty = models.CharField(
        "hoe zeker hoort dit adres hierbij", max_length=8, choices=Certainty, default=Certainty.SURE
    )
    note = models.CharField("toelichting", max_length=300, blank=True)

    panels = [FieldPanel("document"), FieldPanel("address"), FieldPanel("certainty"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document__isnull=True, address__isnull=False)
                | models.Q(document__isnull=False, address__isnull=True),
                name="product_place_is_document_or_address",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if bool(self.document_id) == bool(self.address_id):
            raise ValidationError("Kies een document of een extern adres: één van de twee.")
