"""What is searched for: totals per day, without anything of who searched."""

from datetime import date

from django.db import models
from django.db.models import Max, Sum


class QueryTotalQuerySet(models.QuerySet):
    def readable(self):
        """Without questions that were asked on too few days: of those the words are not known."""
        return self.exclude(words="")

    def since(self, day: date):
        return self.filter(day__gte=day)

    def by_words(self):
        """One dict a question: words, total, total_without_result, last_day."""
        return self.values("words").annotate(
            total=Sum("searches"), total_without_result=Sum("without_result"), last_day=Max("day")
        )


class QueryTotal(models.Model):
    """How often a question was asked on a day. Written by `portal.search.query_totals` alone.

    The words are empty until the question was asked on enough different days; until then `key`, from which they
    cannot be read, tells that it is the same question.
    """

    key = models.CharField("kenmerk", max_length=64)
    words = models.CharField("zoekvraag", max_length=100, blank=True)
    day = models.DateField("dag", db_index=True)
    searches = models.PositiveIntegerField("keer gezocht", default=0)
    without_result = models.PositiveIntegerField("zonder resultaat", default=0)

    objects = QueryTotalQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekvraag"
        verbose_name_plural = "zoekvragen"
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="search_query_once_a_day")]

    def __str__(self) -> str:
        return f"{self.words or 'nog niet leesbaar'}, {self.day}: {self.searches}"
