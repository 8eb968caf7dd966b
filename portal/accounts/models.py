"""What happened to accounts and sign-ins."""

from django.db import models
from django.utils import timezone


class Event(models.TextChoices):
    LOGIN = "login", "Ingelogd"
    LOGIN_FAILED = "login_failed", "Inloggen mislukt"
    BLOCKED = "blocked", "Geblokkeerd na te veel pogingen"
    REFUSED = "refused", "Toegang geweigerd"
    LOGOUT = "logout", "Uitgelogd"
    SESSION_ENDED = "session_ended", "Sessie beëindigd"
    PASSWORD_CHANGED = "password_changed", "Wachtwoord gewijzigd"
    FACTOR_SET = "factor_set", "Tweede stap ingesteld"
    FACTOR_RESET = "factor_reset", "Tweede stap gereset"
    CODES_MADE = "codes_made", "Herstelcodes gemaakt"
    CODE_USED = "code_used", "Herstelcode gebruikt"
    ACCOUNT_MADE = "account_made", "Account gemaakt"
    ACCOUNT_CHANGED = "account_changed", "Account gewijzigd"
    ACCOUNT_DELETED = "account_deleted", "Account verwijderd"
    GROUPS_CHANGED = "groups_changed", "Groepen van account gewijzigd"
    RIGHTS_CHANGED = "rights_changed", "Rechten van groep gewijzigd"
    EXPORTED = "exported", "Logboek geëxporteerd"


class AuditEntry(models.Model):
    """One thing that happened. Names stand in it as text, so that it outlives the account.

    Holds no password, no code and nothing that was typed in vain: a password is easily typed in the field for the name.
    """

    at = models.DateTimeField("wanneer", default=timezone.now, db_index=True)
    event = models.CharField("wat", max_length=20, choices=Event, db_index=True)
    account = models.CharField("account", max_length=150)
    actor = models.CharField("door", max_length=150)
    address = models.GenericIPAddressField("internetadres", null=True)
    detail = models.CharField("bijzonderheden", max_length=500)

    class Meta:
        verbose_name = "regel in het logboek"
        verbose_name_plural = "regels in het logboek"
        ordering = ["-at", "-pk"]
        default_permissions = ["view"]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.account}"
