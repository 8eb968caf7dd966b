"""Writing the audit log: one function, and what listens to what others do to accounts."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest
from wagtail.log_actions import get_active_log_context

from . import sessions
from .models import AuditEntry, Event

COMMAND_LINE = "opdrachtregel"
# A block is told once in the time that it lasts, so that who goes on knocking does not fill the log.
BLOCK_SECONDS = 10 * 60
WATCHED = {
    "username": "gebruikersnaam",
    "email": "e-mailadres",
    "first_name": "voornaam",
    "last_name": "achternaam",
    "is_active": "actief",
    "is_superuser": "alle rechten",
}
METHODS = {"password": "wachtwoord", "totp": "code uit de app", "recovery_codes": "herstelcode"}


def record(event: Event, *, account: str = "", actor: str | None = None, detail: str = "") -> AuditEntry:
    """Keep that something happened; who did it and from where is read from the request that is going on.

    `actor` is given where the request does not know it, as while signing in.
    """
    return AuditEntry.objects.create(
        event=event,
        account=account[:150],
        actor=(actor_of_now() if actor is None else actor)[:150],
        address=address_of(context.request),
        detail=detail[:500],
    )


def record_block(key: str, *, account: str = "", detail: str) -> None:
    if cache.add(f"audit:block:{key}", True, timeout=BLOCK_SECONDS):
        record(Event.BLOCKED, account=account, detail=detail)


def actor_of_now() -> str:
    """The name of who is signed in, nothing for a visitor, and `opdrachtregel` outside of any request."""
    if user := get_active_log_context().user:
        return user.get_username()
    if context.request is None:
        return COMMAND_LINE
    user = getattr(context.request, "user", None)
    return user.get_username() if user is not None and user.is_authenticated else ""


def address_of(request: HttpRequest | None) -> str | None:
    """The client's address, as ClientAddressMiddleware has set it; None when it is none."""
    address = request.META.get("REMOTE_ADDR", "") if request else ""
    try:
        validate_ipv46_address(address)
    except ValidationError:
        return None
    return address


def how(request: HttpRequest, user: AbstractUser) -> str:
    """With what somebody signed in, from allauth's records of this session."""
    said = []
    for entry in get_authentication_records(request, user):
        if entry["method"] == "socialaccount":
            said.append(f"eenmalig inloggen ({entry.get('provider', '')})")
        else:
            said.append(METHODS.get(entry.get("type", entry["method"]), entry["method"]))
    return ", ".join(dict.fromkeys(said))


def on_login(request: HttpRequest, user: AbstractUser, **kwargs) -> None:
    record(Event.LOGIN, account=user.get_username(), actor=user.get_username(), detail=how(request, user))


def on_logout(request: HttpRequest, user: AbstractUser | None, **kwargs) -> None:
    if user is None:
        return
    reason = getattr(request, "session_ended_because", "")
    event = Event.SESSION_ENDED if reason else Event.LOGOUT
    record(event, account=user.get_username(), actor="" if reason else user.get_username(), detail=reason)


def on_wrong_code(user: AbstractUser, **kwargs) -> None:
    record(Event.LOGIN_FAILED, account=user.get_username(), actor="", detail="code klopt niet")


def on_factor_used(user: AbstractUser, authenticator: Authenticator, **kwargs) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(Event.CODE_USED, account=user.get_username(), actor=user.get_username())


def remember_account(sender, instance: AbstractUser, update_fields=None, raw: bool = False, **kwargs) -> None:
    """Before an account is saved: how it was. Signing in saves `last_login` alone, which is not looked at."""
    looked_at = update_fields is None or set(update_fields) & {*WATCHED, "password"}
    instance._as_it_was = sender.objects.filter(pk=instance.pk).values(*WATCHED).first() if looked_at else {}


def on_account_saved(sender, instance: AbstractUser, created: bool, **kwargs) -> None:
    """Django keeps a password that was set in `_password` until it is saved; not when a hash is only renewed."""
    name, before = instance.get_username(), getattr(instance, "_as_it_was", None)
    if created:
        record(Event.ACCOUNT_MADE, account=name)
        return
    changed = [label for field, label in WATCHED.items() if before and before[field] != getattr(instance, field)]
    if changed:
        state = {True: " (aan)", False: " (uit)"}[instance.is_active] if "actief" in changed else ""
        record(Event.ACCOUNT_CHANGED, account=name, detail=", ".join(changed) + state)
    if instance._password is not None:
        record(Event.PASSWORD_CHANGED, account=name)


def on_account_deleted(instance: AbstractUser, **kwargs) -> None:
    record(Event.ACCOUNT_DELETED, account=instance.get_username())


def on_groups_changed(instance, action: str, reverse: bool, pk_set, **kwargs) -> None:
    """Groups of an account, or accounts of a group: Django tells it from either side."""
    verbs = {"post_add": "erbij", "post_remove": "eraf", "pre_clear": "eraf"}
    if action not in verbs:
        return
    if reverse:
        people = instance.user_set.all() if action == "pre_clear" else get_user_model().objects.filter(pk__in=pk_set)
        pairs = [(user, [instance.name]) for user in people]
    else:
        groups = instance.groups.all() if action == "pre_clear" else Group.objects.filter(pk__in=pk_set)
        pairs = [(instance, sorted(groups.values_list("name", flat=True)))]
    for user, names in pairs:
        if names:
            record(Event.GROUPS_CHANGED, account=user.get_username(), detail=f"{verbs[action]}: {', '.join(names)}")


def on_rights_changed(instance, action: str, reverse: bool, pk_set, **kwargs) -> None:
    verbs = {"post_add": "erbij", "post_remove": "eraf"}
    if action in verbs and not reverse and pk_set:
        from django.contrib.auth.models import Permission

        names = Permission.objects.filter(pk__in=pk_set).values_list("codename", flat=True)
        record(Event.RIGHTS_CHANGED, detail=f"{instance.name}, {verbs[action]}: {', '.join(sorted(names))}")


def listen() -> None:
    from allauth.mfa import signals as mfa
    from django.contrib.auth.signals import user_logged_in, user_logged_out
    from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save

    user = get_user_model()
    user_logged_in.connect(sessions.begin, dispatch_uid="session_begin")
    user_logged_in.connect(on_login, dispatch_uid="audit_login")
    user_logged_out.connect(on_logout, dispatch_uid="audit_logout")
    mfa.authentication_failed.connect(on_wrong_code, dispatch_uid="audit_wrong_code")
    mfa.authenticator_used.connect(on_factor_used, dispatch_uid="audit_factor_used")
    pre_save.connect(remember_account, sender=user, dispatch_uid="audit_remember_account")
    post_save.connect(on_account_saved, sender=user, dispatch_uid="audit_account_saved")
    post_delete.connect(on_account_deleted, sender=user, dispatch_uid="audit_account_deleted")
    m2m_changed.connect(on_groups_changed, sender=user.groups.through, dispatch_uid="audit_groups")
    m2m_changed.connect(on_rights_changed, sender=Group.permissions.through, dispatch_uid="audit_rights")
