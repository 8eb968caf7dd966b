"""One search table for everything that can be found: pages, terms, links and goals."""

from django.db import models
from wagtail.models import Page


class SearchRow(models.Model):
    """One findable thing. Whether it may be seen is asked of its page, each time (`portal.core.querysets`)."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="search_rows")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=180, unique=True)
    anchor = models.CharField(max_length=180, blank=True)
    title = models.CharField(max_length=300)
    name = models.CharField(max_length=300, blank=True)
    summary = models.TextField(blank=True)
    type_label = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    number = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField(default=0)
    judgement = models.CharField(max_length=10, blank=True)
    ties = models.JSONField(default=dict)
    data = models.JSONField(default=dict)
    title_words = models.TextField(blank=True)
    summary_words = models.TextField(blank=True)
    keyword_words = models.TextField(blank=True)
    text_words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "position"], name="search_row_kind_position")]

    def __str__(self) -> str:
        return self.key
