"""What a product is tied to: themes, regions and other terms by tagged models, and the actions and tips it serves."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from collectieven.models import ActionPage
from portal.core.models import AudienceTie, PartnerTie, RegionTie, SubjectTie
from themes.models import ThemeTie, TipPage


class ProductTheme(ThemeTie):
    content_object = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="theme_ties")


class ProductRegion(RegionTie):
    content_object = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="region_ties")


class ProductAudience(AudienceTie):
    content_object = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="audience_ties")


class ProductPartner(PartnerTie):
    content_object = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="partner_ties")


class ProductSubject(SubjectTie):
    content_object = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="subject_ties")


class ProductAction(Orderable):
    """A product that was made or used in an action."""

    product = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="action_ties")
    action = models.ForeignKey(ActionPage, verbose_name="actie", on_delete=models.CASCADE, related_name="product_ties")

    panels = [PageChooserPanel("action", ["collectieven.ActionPage"])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["product", "action"], name="product_action_once")]


class ProductTip(Orderable):
    """A product that a tip names, or that fits it."""

    product = ParentalKey("products.ProductPage", on_delete=models.CASCADE, related_name="tip_ties")
    tip = models.ForeignKey(TipPage, verbose_name="tip", on_delete=models.CASCADE, related_name="product_ties")
    named = models.BooleanField(
        "wordt in de tip genoemd", default=True, help_text="Uit: het past erbij, maar de tip noemt het niet."
    )

    panels = [PageChooserPanel("tip", ["themes.TipPage"]), FieldPanel("named")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["product", "tip"], name="product_tip_once")]
