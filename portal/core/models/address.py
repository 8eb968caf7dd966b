from django.core.exceptions import ValidationError
from django.db import models

from portal.core.record_forms import RecordForm


class ExternalAddress(models.Model):
    """A web address outside the portal, kept once and used by products and links."""

    class State(models.TextChoices):
        REACHABLE = "reachable", "bereikbaar"
        MOVED = "moved", "verhuisd"
        ARCHIVED = "archived", "alleen in een archief"
        GONE = "gone", "onbereikbaar"
        NOT_CHECKED = "not_checked", "niet gecontroleerd"

    key = models.SlugField("sleutel", max_length=60, unique=True, null=True, blank=True)
    url = models.URLField("webadres", max_length=500, unique=True)
    state = models.CharField("staat", max_length=12, choices=State, default=State.NOT_CHECKED)
    checked_on = models.DateField("gecontroleerd op", null=True, blank=True)
    archive_url = models.URLField(
        "adres in een archief",
        max_length=500,
        blank=True,
        help_text="Bijvoorbeeld een kopie bij het Internet Archive.",
    )
    stored_copy = models.ForeignKey(
        "core.PortalDocument",
        verbose_name="bewaarde kopie",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="copy_of",
    )
    note = models.TextField("toelichting", blank=True)
    source = models.CharField("bron (regels in het rapport)", max_length=200, blank=True)

    base_form_class = RecordForm

    class Meta:
        verbose_name = "extern adres"
        verbose_name_plural = "externe adressen"
        ordering = ["url"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["not_checked"]) | models.Q(checked_on__isnull=False),
                name="external_address_checked_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.url

    def clean(self) -> None:
        super().clean()
        if self.state != self.State.NOT_CHECKED and not self.checked_on:
            raise ValidationError({"checked_on": "Vul in op welke dag u dit adres hebt gecontroleerd."})

    @property
    def host(self) -> str:
        """The host as a reader recognises it: without scheme and www."""
        return self.url.split("/")[2].removeprefix("www.")

    @property
    def is_file(self) -> bool:
        """Whether the address names a PDF; nothing else is known of it from outside."""
        return self.url.lower().split("?")[0].endswith(".pdf")
