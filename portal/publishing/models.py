"""What was planned and could not be published: kept, so that people hear of it once and can find it."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F

MOST_WAITING = timedelta(hours=1)


class FailedPlanQuerySet(models.QuerySet):
    def standing(self) -> "FailedPlanQuerySet":
        """Of plans that somebody could still mend: not published, taken off or planned anew since."""
        return self.filter(revision__approved_go_live_at=F("planned_for"))


class FailedPlan(models.Model):
    revision = models.OneToOneField(
        "wagtailcore.Revision", verbose_name="revisie", on_delete=models.CASCADE, related_name="failed_plan"
    )
    planned_for = models.DateTimeField("gepland op")
    failures = models.PositiveIntegerField("aantal pogingen", default=0)
    tried_at = models.DateTimeField("laatst geprobeerd")
    told_at = models.DateTimeField("gemeld op", null=True)
    reason = models.TextField("reden")

    objects = FailedPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "mislukte publicatie"
        verbose_name_plural = "mislukte publicaties"
        ordering = ["planned_for", "pk"]

    def __str__(self) -> str:
        return f"{self.revision.object_str}, {self.planned_for:%Y-%m-%d %H:%M}"

    @property
    def next_try(self) -> datetime:
        """At once after the first failure, which may have been a moment's; then after 2, 4, 8 … minutes, to an hour."""
        if self.failures < 2:
            return self.tried_at
        return self.tried_at + min(timedelta(minutes=2 ** min(self.failures - 1, 10)), MOST_WAITING)
