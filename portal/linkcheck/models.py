"""What is known of each external address, where it stands, and which runs looked at it."""

import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from collectieven.models import CollectiefPage

from .judging import FileSeen
from .outcomes import Outcome

LONGEST_URL = 2000  # characters; browsers and search engines take no longer ones for granted
FAILED_DAYS_BEFORE_GONE = 3  # different days with a failure and none without, before readers are told
# An address is looked at again after this; less than a day, so that a run at the same hour every day looks at all.
LOOK_AGAIN_AFTER = datetime.timedelta(hours=20)
STALE_AFTER = datetime.timedelta(minutes=30)  # a run that said nothing for so long has died


class CheckedAddressQuerySet(models.QuerySet):
    def due(self):
        """What was not looked at lately, the longest ago first; not what a website asked us to leave for now."""
        now = timezone.now()
        return self.filter(
            models.Q(checked_at__isnull=True) | models.Q(checked_at__lte=now - LOOK_AGAIN_AFTER),
            models.Q(retry_at__isnull=True) | models.Q(retry_at__lte=now),
        ).order_by(models.F("checked_at").asc(nulls_first=True), "pk")

    def false_alarms(self):
        """What an editor has looked at and found to work, as long as that holds."""
        return self.filter(false_alarm_until__gte=timezone.localdate())

    def dead(self):
        """What cannot be reached, as far as no editor says that it can."""
        return self.filter(state=CheckedAddress.State.GONE)


class CheckedAddress(models.Model):
    """One address outside the portal, wherever it stands, with what the last look came to."""

    class State(models.TextChoices):
        NOT_CHECKED = "not_checked", "nog niet gecontroleerd"
        REACHABLE = "reachable", "bereikbaar"
        MOVED = "moved", "verhuisd"
        FALTERING = "faltering", "met een storing"
        GONE = "gone", "onbereikbaar"
        UNDECIDED = "undecided", "niet te controleren"

    url = models.CharField("webadres", max_length=LONGEST_URL, unique=True)
    host = models.CharField("website", max_length=255, db_index=True)
    state = models.CharField("staat", max_length=11, choices=State, default=State.NOT_CHECKED, db_index=True)
    state_since = models.DateField("sinds", null=True)

    outcome = models.CharField("uitkomst", max_length=13, choices=Outcome, blank=True)
    detail = models.CharField("wat er gebeurde", max_length=200, blank=True)
    status_code = models.PositiveSmallIntegerField("antwoordcode", null=True)
    moved_to = models.CharField("nieuw adres", max_length=LONGEST_URL, blank=True)
    checked_at = models.DateTimeField("gecontroleerd op", null=True)
    retry_at = models.DateTimeField("niet eerder dan", null=True)

    failing_since = models.DateField("werkt niet sinds", null=True)
    last_failed_on = models.DateField("laatste mislukking", null=True)
    failed_days = models.PositiveSmallIntegerField("dagen mislukt", default=0)

    content_type = models.CharField("soort bestand", max_length=100, blank=True)
    length = models.PositiveBigIntegerField("grootte in bytes", null=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField("hash", max_length=64, blank=True)
    file_changed_on = models.DateField("bestand veranderd op", null=True)

    false_alarm_until = models.DateField("vals alarm tot en met", null=True)
    false_alarm_at = models.DateTimeField("vals alarm sinds", null=True)
    false_alarm_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="door", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    false_alarm_reason = models.CharField("reden", max_length=300, blank=True)

    # What the mark for a false alarm put aside, so that it can be undone.
    before_false_alarm = models.JSONField(null=True)

    objects = CheckedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "gecontroleerd webadres"
        verbose_name_plural = "gecontroleerde webadressen"
        ordering = ["url"]

    def __str__(self) -> str:
        return self.url

    @property
    def is_false_alarm(self) -> bool:
        return self.false_alarm_until is not None and self.false_alarm_until >= timezone.localdate()

    @property
    def file_seen(self) -> FileSeen:
        """The file as it was when it was last read."""
        return FileSeen(self.content_type, self.length, self.etag, self.last_modified, self.sha256)


class LinkPlaceQuerySet(models.QuerySet):
    def editable_by(self, user: AbstractUser):
        """On pages that this user may change. What stands on no page is for who may change external addresses."""
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
        its_own = models.Q(page__in=pages.order_by().values("pk"))
        if user.has_perm("core.change_externaladdress"):
            its_own |= models.Q(page__isnull=True)
        return self.filter(its_own)

    def needing_attention(self):
        """At addresses that do not work, falter or moved, or whose file changed."""
        State = CheckedAddress.State
        return self.filter(
            models.Q(address__state__in=[State.GONE, State.FALTERING, State.MOVED])
            | models.Q(address__file_changed_on__isnull=False)
        )


class LinkPlace(models.Model):
    """One place where readers meet an address: on which page, in which field or block, and with which words."""

    address = models.ForeignKey(CheckedAddress, on_delete=models.CASCADE, related_name="places")
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="link_places")
    title = models.CharField("titel", max_length=300)
    place = models.CharField("plek", max_length=200)
    text = models.CharField("tekst van de link", max_length=200, blank=True)
    # Where an editor changes it, when that is not the page itself: a link, a term, a promoted result.
    record_type = models.ForeignKey(ContentType, null=True, on_delete=models.CASCADE, related_name="+")
    record_id = models.PositiveBigIntegerField(null=True)
    collectieven = models.ManyToManyField(CollectiefPage, related_name="+")

    objects = LinkPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "plek van een link"
        verbose_name_plural = "plekken van links"

    def __str__(self) -> str:
        return f"{self.title}: {self.place}"

    @property
    def collectieven_in_words(self) -> str:
        return ", ".join(page.title for page in self.collectieven.all())


class FetchedCopy(models.Model):
    """A copy of a linked PDF in our library: who fetched it, under which rights, and who released it to readers."""

    class Rights(models.TextChoices):
        UNKNOWN = "unknown", "onbekend"
        FREE = "free", "vrij over te nemen"
        ATTRIBUTION = "attribution", "over te nemen met bronvermelding"
        READ_ONLY = "read_only", "alleen lezen"

    address = models.ForeignKey(CheckedAddress, null=True, on_delete=models.SET_NULL, related_name="copies")
    url = models.CharField("opgehaald van", max_length=LONGEST_URL)
    document = models.OneToOneField("core.PortalDocument", on_delete=models.CASCADE, related_name="fetched_copy")
    rights = models.CharField("rechten", max_length=11, choices=Rights, default=Rights.UNKNOWN)
    fetched_at = models.DateTimeField("opgehaald op", default=timezone.now)
    fetched_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    released_at = models.DateTimeField("vrijgegeven op", null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = "opgehaalde kopie"
        verbose_name_plural = "opgehaalde kopieën"
        ordering = ["-fetched_at"]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def may_be_released(self) -> bool:
        return self.rights in {self.Rights.FREE, self.Rights.ATTRIBUTION}


class ToldLink(models.Model):
    """What a mailbox was told of an address, so that it hears everything once."""

    mailbox = models.EmailField("postbus")
    address = models.ForeignKey(CheckedAddress, on_delete=models.CASCADE, related_name="told")
    state = models.CharField("staat", max_length=11, choices=CheckedAddress.State)
    file_changed_on = models.DateField("bestand veranderd op", null=True)

    class Meta:
        verbose_name = "gemelde link"
        verbose_name_plural = "gemelde links"
        constraints = [models.UniqueConstraint(fields=["mailbox", "address"], name="told_link_once_a_mailbox")]

    def __str__(self) -> str:
        return f"{self.mailbox}: {self.address}"


class LinkMail(models.Model):
    """A mail about links that went out, so that no mailbox gets one a run."""

    mailbox = models.EmailField("postbus", db_index=True)
    sent_at = models.DateTimeField("verstuurd", default=timezone.now)
    addresses = models.PositiveIntegerField("aantal adressen")

    class Meta:
        verbose_name = "mail over links"
        verbose_name_plural = "mails over links"
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.mailbox}, {self.sent_at:%Y-%m-%d}"


class LinkCheckRun(models.Model):
    """One run of the check. At most one is running; the database sees to that."""

    started_at = models.DateTimeField("begonnen", default=timezone.now)
    seen_at = models.DateTimeField("laatst van gehoord", default=timezone.now)
    ended_at = models.DateTimeField("klaar", null=True)
    is_running = models.BooleanField("bezig", default=True)
    result = models.CharField("uitkomst", max_length=300, blank=True)

    class Meta:
        verbose_name = "controle van links"
        verbose_name_plural = "controles van links"
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_running"], condition=models.Q(is_running=True), name="one_link_check_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"
