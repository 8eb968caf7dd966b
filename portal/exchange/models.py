"""What is kept of an import: the rows that were looked at, and which page came of each."""

from django.conf import settings
from django.db import models
from wagtail.models import Page

WAITING_TOO_LONG = 90  # seconds without a row being done: then the work has stopped, and may be taken up again


class ImportBatch(models.Model):
    """One file that somebody chose. Until it is agreed to, nothing exists of it but these records.

    The file itself is not kept, and what stood in its rows only until they are done.
    """

    class State(models.TextChoices):
        CHECKED = "checked", "bekeken"
        RUNNING = "running", "bezig"
        DONE = "done", "klaar"
        UNDOING = "undoing", "wordt ongedaan gemaakt"
        UNDONE = "undone", "ongedaan gemaakt"

    kind = models.CharField("soort", max_length=20)
    parent = models.ForeignKey(Page, verbose_name="plaats", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="door", null=True, on_delete=models.SET_NULL, related_name="imports"
    )
    file_name = models.CharField("bestand", max_length=255)
    ignored = models.JSONField("kolommen die niet gelezen zijn", default=list)
    state = models.CharField("staat", max_length=10, choices=State, default=State.CHECKED)
    created_at = models.DateTimeField("gekozen op", auto_now_add=True)
    worked_at = models.DateTimeField("laatst bezig op", null=True, blank=True)

    class Meta:
        verbose_name = "import"
        verbose_name_plural = "imports"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_working(self) -> bool:
        return self.state in {self.State.RUNNING, self.State.UNDOING}


class ImportRow(models.Model):
    """One row of a file. `key` recognises it in a later file, within `scope`: the kind and the place of its page."""

    class State(models.TextChoices):
        NEW = "new", "nieuw"
        FAULT = "fault", "fout"
        LIKE = "like", "lijkt op iets"
        KNOWN = "known", "was er al"
        MADE = "made", "gemaakt"
        FAILED = "failed", "niet gelukt"
        UNDONE = "undone", "weer weg"
        KEPT = "kept", "gebleven"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("rij")
    scope = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    title = models.CharField("titel", max_length=255, blank=True)
    data = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    page = models.ForeignKey(Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    revision_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "key"],
                condition=models.Q(page__isnull=False),
                name="import_row_makes_one_page",
            ),
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once_per_batch"),
        ]

    def __str__(self) -> str:
        return f"rij {self.number}"
