"""Check links: with one, somebody without an account sees one draft and says whether it is right."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class CheckLinkQuerySet(models.QuerySet):
    def working(self):
        """Not expired at this minute, not revoked, and with its text still there."""
        return self.filter(expires_at__gt=timezone.now(), revoked_at=None, revision__isnull=False)


class CheckLink(models.Model):
    """One link, for one reader, to one revision of a page. The token itself is nowhere: only its hash."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="pagina", on_delete=models.CASCADE, related_name="check_links"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", verbose_name="tekst", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    reader = models.CharField(
        "voor wie",
        max_length=100,
        help_text="De functie of organisatie, bijvoorbeeld ‘wethouder Jeugd’. Staat ook in de geschiedenis.",
    )
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="door", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField("geldt tot")
    revoked_at = models.DateTimeField("stopgezet op", null=True)

    holds_revision = True  # portal.core.held_revisions
    objects = CheckLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "nakijklink"
        verbose_name_plural = "nakijklinks"
        default_permissions = ()
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"nakijklink voor {self.reader}"

    @property
    def works(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now() and self.revision_id is not None

    @property
    def answer(self) -> "CheckAnswer | None":
        """The last one: who changed their mind has more."""
        return next(iter(self.answers.all()), None)


class CheckAnswer(models.Model):
    """What the reader of a check link said of the draft."""

    class Verdict(models.TextChoices):
        AGREED = "agreed", "akkoord"
        NOT_AGREED = "not_agreed", "niet akkoord"

    link = models.ForeignKey(CheckLink, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField("antwoord", max_length=10, choices=Verdict)
    remark = models.TextField("opmerking", max_length=2000, blank=True)
    answered_at = models.DateTimeField("gegeven op", auto_now_add=True)

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        default_permissions = ()
        ordering = ["-answered_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.link.reader}: {self.get_verdict_display()}"
