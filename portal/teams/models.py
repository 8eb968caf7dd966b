"""The team of a collectief: who writes and who checks, where their files stand, and which mailbox asks for reviews."""

from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Collection, Workflow

from portal.core.models import Region
from portal.core.role_mailbox import validate_role_mailbox


class Team(models.Model):
    """What `portal.teams.establishing` makes for a collectief, kept together."""

    region = models.OneToOneField(Region, verbose_name="regio", on_delete=models.PROTECT, related_name="team")
    mailbox = models.EmailField(
        "postbus",
        validators=[validate_role_mailbox],
        help_text="Het adres van het team, niet van één persoon. Hier komt post over beoordelen en dode links.",
    )
    writers = models.OneToOneField(
        Group, verbose_name="redacteuren", on_delete=models.PROTECT, related_name="team_of_writers"
    )
    editors = models.OneToOneField(
        Group, verbose_name="eindredacteuren", on_delete=models.PROTECT, related_name="team_of_editors"
    )
    collection = models.OneToOneField(
        Collection, verbose_name="verzameling", on_delete=models.PROTECT, related_name="team"
    )
    workflow = models.OneToOneField(Workflow, verbose_name="werkstroom", on_delete=models.PROTECT, related_name="team")

    class Meta:
        verbose_name = "collectief"
        verbose_name_plural = "collectieven"
        ordering = ["region__name"]

    def __str__(self) -> str:
        return self.region.name
