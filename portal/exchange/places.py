"""Where somebody may put what is imported: under the pages to which Wagtail lets them add this kind."""

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.core.models import ItemPage, Region

from .columns import KINDS, Kind


def may_import(user: AbstractUser) -> bool:
    """Whether there is anything in the tree to which this user may add pages."""
    return user.is_active and policy_registry.get_by_type(Page).user_has_permission(user, "add")


def places_for(user: AbstractUser, kind: Kind) -> list[Page]:
    """The pages under which this user may add this kind: its list, or parts of it that a group has for itself."""
    types = ContentType.objects.get_for_models(*kind.model.clean_parent_page_models()).values()
    found = Page.objects.filter(content_type__in=types).order_by("path").specific()
    return [
        page for page in found if page.permissions_for_user(user).can_add_subpage() and kind.model.can_create_at(page)
    ]


def region_of(place: Page) -> Region | None:
    """The region that a part of a list belongs to; None for a list of everybody."""
    return getattr(place.specific, "region", None)


def choices_for(user: AbstractUser) -> list[tuple[Kind, list[Page]]]:
    """Each kind that this user may import, with its places."""
    made = [(kind, places_for(user, kind)) for kind in KINDS.values()]
    return [(kind, places) for kind, places in made if places]


def items_to_compare(user: AbstractUser, kind: Kind) -> QuerySet[ItemPage]:
    """What this user may know of: what a visitor sees, and what the user may change. No draft of others."""
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    visible = kind.model.objects.visible()
    return kind.model.objects.filter(Q(pk__in=visible.values("pk")) | Q(pk__in=own.values("pk")))
