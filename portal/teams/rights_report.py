"""‘Wie mag wat’: the rights as they stand in the database, in words."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db.models import Prefetch, QuerySet
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import GroupCollectionPermission, GroupPagePermission

PAGE_ACTIONS = {
    "add": "maken",
    "change": "wijzigen",
    "publish": "publiceren",
    "bulk_delete": "alles tegelijk verwijderen",
    "lock": "vergrendelen",
    "unlock": "ontgrendelen",
}
FILE_ACTIONS = {"add": "toevoegen", "choose": "kiezen", "change": "wijzigen", "delete": "verwijderen"}
RECORD_ACTIONS = {"view": "bekijken", "add": "toevoegen", "change": "wijzigen", "delete": "verwijderen"}
EVERYWHERE = "het hele portaal"
ALL_FILES = "alle bestanden en afbeeldingen"
ENTER = "access_admin"


@dataclass
class Right:
    """What may be done in one place: ‘Bevindingen › Zwolle’, ‘maken, wijzigen’."""

    place: str
    actions: str


@dataclass
class GroupRights:
    """One group with its people and all that it may do."""

    group: Group
    people: list[AbstractUser]
    pages: list[Right] = field(default_factory=list)
    files: list[Right] = field(default_factory=list)
    records: list[Right] = field(default_factory=list)
    enters: bool = False

    @property
    def parts(self) -> list[tuple[str, list[Right]]]:
        """The rights by what they are on, without what there is nothing of."""
        parts = [("Pagina’s", self.pages), ("Bestanden", self.files), ("Lijsten en beheer", self.records)]
        return [part for part in parts if part[1]]


def in_words(actions: set[str], words: dict[str, str]) -> str:
    """In the order of `words`; an action that has no word yet is named as it is, so that no right stays untold."""
    named = [word for action, word in words.items() if action in actions]
    return ", ".join([*named, *sorted(actions - set(words))])


def group_rights() -> list[GroupRights]:
    """Every group, by name. A fixed number of queries, however many groups and people there are."""
    pages = GroupPagePermission.objects.select_related("page", "permission").order_by("page__path")
    files = GroupCollectionPermission.objects.select_related("collection", "permission").order_by("collection__path")
    people = get_user_model().objects.filter(is_active=True).order_by("last_name", "first_name", "username")
    groups = Group.objects.order_by("name").prefetch_related(
        Prefetch("page_permissions", pages),
        Prefetch("collection_permissions", files),
        Prefetch("user_set", people),
        "permissions__content_type",
    )
    return [rights_of(group) for group in groups]


def rights_of(group: Group) -> GroupRights:
    records = list(group.permissions.all())
    return GroupRights(
        group=group,
        people=list(group.user_set.all()),
        pages=by_place(
            [(page_place(one.page), one.permission.codename) for one in group.page_permissions.all()], PAGE_ACTIONS
        ),
        files=by_place(
            [(file_place(one.collection), one.permission.codename) for one in group.collection_permissions.all()],
            FILE_ACTIONS,
        ),
        records=by_place(
            [(record_place(one), one.codename) for one in records if one.codename != ENTER], RECORD_ACTIONS
        ),
        enters=any(one.codename == ENTER for one in records),
    )


def by_place(found: list[tuple[str, str]], words: dict[str, str]) -> list[Right]:
    places: dict[str, set[str]] = {}
    for place, codename in found:
        places.setdefault(place, set()).add(codename.rpartition("_")[0])
    return [Right(place, in_words(actions, words)) for place, actions in places.items()]


def page_place(page) -> str:
    """A page by its title and, where titles are the same (each collectief has three parts), by its address."""
    return EVERYWHERE if page.depth <= 2 else page.url_path.strip("/").partition("/")[2]


def file_place(collection) -> str:
    return ALL_FILES if collection.is_root() else collection.name


def record_place(permission) -> str:
    model = permission.content_type.model_class()
    if model is None:
        return permission.content_type.model
    one_of_it = issubclass(model, BaseSiteSetting)
    return str(model._meta.verbose_name if one_of_it else model._meta.verbose_name_plural)


def people_without_group() -> QuerySet:
    """Active accounts that no group gives a right, and that have not all rights either."""
    return get_user_model().objects.filter(is_active=True, is_superuser=False, groups=None).order_by("username")


def people_with_all_rights() -> QuerySet:
    return get_user_model().objects.filter(is_active=True, is_superuser=True).order_by("username")
