"""Nuttige links by category; the addresses themselves are kept once, in the core."""

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from portal.core.entries import Entry
from portal.core.keys import free_key
from portal.core.models import ExternalAddress, IndexPageMixin, KeywordsMixin, PortalPage
from portal.core.record_forms import RecordForm
from portal.links.selectors import links_by_category
from products.models import ProductPage


class LinkCategory(models.Model):
    key = models.SlugField("sleutel", max_length=100, unique=True)
    title = models.CharField("rubriek", max_length=100, unique=True)
    sort_order = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "rubriek van links"
        verbose_name_plural = "rubrieken van links"
        ordering = ["sort_order", "title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = free_key(LinkCategory, "rubriek", self.title)
        return super().save(*args, **kwargs)


class UsefulLink(KeywordsMixin, ClusterableModel):
    """One entry of ‘Nuttige links’, with one or more addresses."""

    key = models.SlugField("sleutel", max_length=100, unique=True)
    number = models.PositiveSmallIntegerField("volgorde", default=0)
    category = models.ForeignKey(LinkCategory, verbose_name="rubriek", on_delete=models.PROTECT, related_name="links")
    title = models.CharField("naam", max_length=300)
    summary = models.TextField("wat is het", blank=True)
    note = models.TextField("toelichting van de redactie", blank=True)
    source = models.CharField("bron", max_length=200, blank=True)
    addresses = ParentalManyToManyField(
        ExternalAddress, verbose_name="adressen", blank=True, related_name="useful_links"
    )
    products = ParentalManyToManyField(ProductPage, verbose_name="hoort bij", blank=True, related_name="useful_links")

    base_form_class = RecordForm

    class Meta:
        verbose_name = "nuttige link"
        verbose_name_plural = "nuttige links"
        ordering = ["number", "title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = free_key(UsefulLink, "link", self.title)
        return super().save(*args, **kwargs)


class LinksPage(IndexPageMixin, PortalPage):
    """All useful links on one page, by category."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    page_description = "De pagina met nuttige links. Hiervan is er één; de links staan in het menu ‘Nuttige links’."
    template = "pages/links.html"

    class Meta:
        verbose_name = "nuttige links"

    def get_context(self, request, *args, **kwargs):
        found = LinkCategory.objects.prefetch_related(
            models.Prefetch("links__addresses", ExternalAddress.objects.select_related("stored_copy")),
            "links__products",
        )
        categories = links_by_category(categories=found)
        contents = [
            {"id": entry["category"].key, "title": entry["category"].title, "count": len(entry["links"])}
            for entry in categories
        ]
        return {**super().get_context(request, *args, **kwargs), "categories": categories, "contents": contents}

    def entries(self) -> list[Entry]:
        return [
            Entry(
                kind="link",
                key=link.key,
                title=link.title,
                summary=link.summary,
                keywords=", ".join(
                    [link.keywords, link.category.title, *(address.host for address in link.addresses.all())]
                ),
                type_label="link",
                source=link.source,
                anchor=link.key,
                position=link.number,
            )
            for link in UsefulLink.objects.select_related("category").prefetch_related("addresses")
        ]
