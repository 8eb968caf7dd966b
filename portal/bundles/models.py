"""A bundle: pages and documents that are reviewed as one list and published together, all or nothing."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from portal.teams.models import Team


class BundleQuerySet(models.QuerySet):
    def due(self):
        """Approved, and their moment has come."""
        return self.filter(state=Bundle.State.APPROVED, publish_at__lte=timezone.now())


def person(label: str):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class Bundle(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "in de maak"
        SUBMITTED = "submitted", "wacht op nakijken"
        RETURNED = "returned", "teruggestuurd"
        APPROVED = "approved", "goedgekeurd"
        PUBLISHED = "published", "gepubliceerd"
        FAILED = "failed", "publiceren mislukt"

    # Its pages and text may be changed; and: its pages go no way of their own.
    CHANGEABLE = (State.DRAFT, State.RETURNED, State.FAILED)
    HOLDING = (State.SUBMITTED, State.APPROVED)

    title = models.CharField(
        "naam",
        max_length=150,
        help_text="Alleen de redactie ziet deze naam, bijvoorbeeld ‘Start van de meldcode-maand’.",
    )
    note = models.TextField(
        "toelichting",
        max_length=1000,
        blank=True,
        help_text="Wat wie nakijkt moet weten. Lezers zien dit niet.",
    )
    # None: a bundle of the national editors.
    team = models.ForeignKey(
        Team, verbose_name="collectief", null=True, blank=True, on_delete=models.PROTECT, related_name="bundles"
    )
    publish_at = models.DateTimeField(
        "publiceren op",
        null=True,
        blank=True,
        help_text="Op dat moment gaat alles tegelijk de site op, als de bundel is goedgekeurd. Leeg: met de hand.",
    )
    state = models.CharField("stand", max_length=10, choices=State, default=State.DRAFT, editable=False)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    created_by = person("gemaakt door")
    submitted_at = models.DateTimeField("ingediend op", null=True, editable=False)
    submitted_by = person("ingediend door")
    approved_at = models.DateTimeField("goedgekeurd op", null=True, editable=False)
    approved_by = person("goedgekeurd door")
    published_at = models.DateTimeField("gepubliceerd op", null=True, editable=False)
    # Why it was sent back, or why publishing failed: Dutch lines.
    reason = models.TextField("reden", blank=True, editable=False)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = "bundel"
        verbose_name_plural = "bundels"
        default_permissions = ()
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "publish_at"], name="bundle_due")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("bundles_bundle", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state != self.State.PUBLISHED

    @property
    def place(self) -> str:
        """Whose it is, in words."""
        return str(self.team) if self.team_id else "Landelijk"


class BundlePage(models.Model):
    """A page in a bundle, with the text that was approved. Of a page that was deleted the title is left."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="pagina", null=True, on_delete=models.SET_NULL, related_name="in_bundles"
    )
    title = models.CharField("titel", max_length=255)
    is_open = models.BooleanField("in een open bundel", default=True, editable=False)
    added_at = models.DateTimeField("erin gezet op", auto_now_add=True)
    added_by = person("erin gezet door")
    remark = models.TextField("opmerking", max_length=1000, blank=True)
    # What was approved. A revision can be overwritten by the editor's automatic saving: the digest shows that.
    revision = models.ForeignKey(
        "wagtailcore.Revision", verbose_name="tekst", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField(max_length=64, blank=True, editable=False)
    # The files that the approved text shows: hash by primary key.
    files = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = "pagina in een bundel"
        verbose_name_plural = "pagina’s in een bundel"
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["page"], condition=Q(is_open=True), name="page_in_one_open_bundle"),
            models.UniqueConstraint(fields=["bundle", "page"], name="page_once_in_a_bundle"),
        ]

    def __str__(self) -> str:
        return self.title


class BundleDocument(models.Model):
    """A document that is reviewed with the bundle by itself; what its pages show is listed with them."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "core.PortalDocument", verbose_name="document", null=True, on_delete=models.SET_NULL, related_name="in_bundles"
    )
    title = models.CharField("titel", max_length=255)
    added_by = person("erin gezet door")
    remark = models.TextField("opmerking", max_length=1000, blank=True)
    file_hash = models.CharField(max_length=40, blank=True, editable=False)  # of the file that was approved

    class Meta:
        verbose_name = "document in een bundel"
        verbose_name_plural = "documenten in een bundel"
        default_permissions = ()
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["bundle", "document"], name="document_once_in_a_bundle")]

    def __str__(self) -> str:
        return self.title


class BundleEvent(models.Model):
    """Who did what with the bundle, and when. Without a user the portal did it by itself."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField("wanneer", auto_now_add=True)
    user = person("wie")
    text = models.TextField("wat")

    class Meta:
        verbose_name = "gebeurtenis van een bundel"
        verbose_name_plural = "gebeurtenissen van een bundel"
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text
