"""The search table: everything that can be found, pages, terms, links and goals. Narrow, so that a question about all
rows reads little; what a card shows and a snippet is cut from stands beside it."""

from django.db import models
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from portal.core.querysets import visible_pages

from .word import SearchState

# The column of a row that holds its values of a facet.
VALUE_COLUMNS = {
    "thema": "themes",
    "regio": "regions",
    "collectief": "collectieven",
    "doelgroep": "audiences",
    "partner": "partners",
    "type": "types",
}


class SearchRowQuerySet(models.QuerySet):
    def current(self):
        """Rows of the slot that is asked; which one that is comes along in the same query."""
        return self.filter(slot=SearchState.objects.values("slot")[:1])

    def visible(self):
        """Rows whose page a visitor may see at this minute: asked of the page, each time."""
        return self.filter(Exists(visible_pages().filter(pk=OuterRef("page_id"))))


class SearchRow(models.Model):
    """One findable thing: what it is filtered and ordered by.

    `slot` is the copy of the table that it belongs to; one is asked, the other is free or being made
    (`portal.search.indexing`).
    """

    slot = models.PositiveSmallIntegerField()
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="search_rows")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=180)
    position = models.PositiveIntegerField(default=0)
    tie_break = models.PositiveSmallIntegerField(default=0)  # currency, then kind: decides between equal scores alone
    title_key = models.CharField(max_length=120)  # the title as every database sorts it alike
    published_at = models.DateTimeField(null=True)
    # `SearchValues` of each facet; 0 for none. The kind is a facet too, and has a column of its own.
    themes = models.PositiveIntegerField(default=0)
    regions = models.PositiveIntegerField(default=0)
    collectieven = models.PositiveIntegerField(default=0)
    audiences = models.PositiveIntegerField(default=0)
    partners = models.PositiveIntegerField(default=0)
    types = models.PositiveIntegerField(default=0)

    objects = models.Manager.from_queryset(SearchRowQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot", "key"], name="search_row_key_once")]
        indexes = [models.Index(fields=["slot", "kind", "position"], name="search_row_kind_position")]

    def __str__(self) -> str:
        return self.key


class SearchCard(models.Model):
    """What a row shows, and the texts in which its words stand."""

    row = models.OneToOneField(SearchRow, on_delete=models.CASCADE, primary_key=True, related_name="card")
    anchor = models.CharField(max_length=180, blank=True)
    title = models.CharField(max_length=300)
    name = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    type_label = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    number = models.PositiveIntegerField(null=True)
    judgement = models.CharField(max_length=10, blank=True)
    ties = models.JSONField(default=dict)
    data = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    files = models.JSONField(default=list)  # texts of the files by page, with their stems and where each can be read
    words = models.TextField(blank=True)  # each stem with the letter of its level before it
    forms = models.TextField(blank=True)  # each form in which a word stands

    def __str__(self) -> str:
        return self.title


class SearchValues(models.Model):
    """The values that rows have of a facet together: the themes ‘delen’ and ‘signaleren’.

    Many rows have the same, so that a row names them by one number, and rows are counted by that number.
    """

    facet = models.CharField(max_length=20)
    digest = models.CharField(max_length=32)  # of the slugs: together they may be longer than an index can hold

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "digest"], name="search_values_once")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.digest}"


class SearchValue(models.Model):
    """One of those values."""

    pk = models.CompositePrimaryKey("values_id", "slug")
    values = models.ForeignKey(SearchValues, on_delete=models.CASCADE, related_name="each", db_index=False)
    facet = models.CharField(max_length=20)
    slug = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["facet", "slug"], name="search_value_of_facet")]

    def __str__(self) -> str:
        return f"{self.facet}: {self.slug}"
