"""When work in the background ran, and whose turn it is."""

from django.db import models
from django.utils import timezone


class JobClock(models.Model):
    """One row for each job: from when it may run again, and until when a runner has it.

    Both are set in one conditional update (`portal.core.jobs`), so that of two runners one gets the turn.
    """

    name = models.CharField("taak", max_length=80, primary_key=True)
    next_at = models.DateTimeField("aan de beurt vanaf")
    taken_until = models.DateTimeField("bezet tot", null=True, blank=True)

    class Meta:
        verbose_name = "beurt van een taak"
        verbose_name_plural = "beurten van taken"
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class JobRunQuerySet(models.QuerySet):
    def latest_of_each(self):
        """The last run of each job that ever ran."""
        newest = self.filter(name=models.OuterRef("name")).order_by("-started", "-pk").values("pk")[:1]
        return self.filter(pk=models.Subquery(newest))


class JobRun(models.Model):
    """One time that a job ran. Only the last of each are kept."""

    name = models.CharField("taak", max_length=80)
    started = models.DateTimeField("begonnen", default=timezone.now)
    ended = models.DateTimeField("klaar", null=True, blank=True)
    ok = models.BooleanField("gelukt", default=False)
    line = models.CharField("uitkomst", max_length=300, blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        verbose_name = "keer dat een taak liep"
        verbose_name_plural = "keren dat taken liepen"
        default_permissions = ("view",)
        indexes = [models.Index(fields=["name", "-started"], name="core_job_runs")]

    def __str__(self) -> str:
        return f"{self.name}: {self.line}"
