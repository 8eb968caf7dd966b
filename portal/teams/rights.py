"""What the two groups of a team may do, and where."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Model, Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

ENTER = "wagtailadmin.access_admin"
# To look at only: these lists belong to all collectieven together.
VIEWED = (
    *("core.anchor", "core.audience", "core.externaladdress", "core.foreignphrase"),
    *("core.partner", "core.region", "core.subject"),
    *("glossary.term", "links.linkcategory", "links.usefullink", "search.synonym", "themes.heading", "themes.theme"),
)
# Writing an external address makes nothing public by itself: a page must use it.
RECORD_RIGHTS = (ENTER, "core.add_externaladdress", *(name.replace(".", ".view_") for name in VIEWED))

WRITER, EDITOR = "writer", "editor"
SECTION_RIGHTS = {WRITER: ("add", "change"), EDITOR: ("add", "change", "publish", "lock", "unlock")}
# The page about the collectief itself: made with the team, and not theirs to make again.
COLLECTIEF_RIGHTS = {WRITER: ("change",), EDITOR: ("change", "publish", "lock", "unlock")}
# The right to add includes changing what one added oneself.
FILE_RIGHTS = {WRITER: ("add", "choose"), EDITOR: ("add", "change", "choose")}
FILE_MODELS = (("wagtaildocs", "document"), ("wagtailimages", "image"))


def permissions(*names: str) -> list[Permission]:
    """The rights with these names (`app.codename`); raises LookupError for one that is not there."""
    asked = Q()
    for name in names:
        app, codename = name.split(".")
        asked |= Q(content_type__app_label=app, codename=codename)
    found = list(Permission.objects.filter(asked).select_related("content_type"))
    if missing := set(names) - {f"{one.content_type.app_label}.{one.codename}" for one in found}:
        raise LookupError(f"No such permission: {', '.join(sorted(missing))}")
    return found


def grant_records(group: Group) -> bool:
    """Whether anything had to be given; so do the other functions here."""
    wanted = permissions(*RECORD_RIGHTS)
    missing = set(wanted) - set(group.permissions.all())
    group.permissions.add(*missing)
    return bool(missing)


def grant_page(group: Group, page: Page, actions: tuple[str, ...]) -> bool:
    return grant(GroupPagePermission, (f"wagtailcore.{action}_page" for action in actions), group=group, page=page)


def grant_files(group: Group, collection: Collection, actions: tuple[str, ...]) -> bool:
    names = (f"{app}.{action}_{model}" for app, model in FILE_MODELS for action in actions)
    return grant(GroupCollectionPermission, names, group=group, collection=collection)


def grant(model: type[Model], names: Iterable[str], **where: Model) -> bool:
    """Give the rights with these names at one place, all that are missing in one statement."""
    held = set(model.objects.filter(**where).values_list("permission", flat=True))
    missing = [model(permission=one, **where) for one in permissions(*names) if one.pk not in held]
    model.objects.bulk_create(missing, ignore_conflicts=True)  # somebody may be giving the same right at this moment
    return bool(missing)
