"""Who sees which bundles, and who may do what with one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from collectieven.models import CollectiefPage
from portal.core.models import ItemPage, PortalDocument
from portal.teams.selectors import is_national, pages_of, teams_of

from .models import Bundle

BUNDLED = (ItemPage, CollectiefPage)


def bundles_of(user: AbstractUser) -> QuerySet[Bundle]:
    """Those of the own teams; the national editors see all. Of the others nobody learns that they exist."""
    bundles = Bundle.objects.select_related("team__region", "created_by", "submitted_by", "approved_by")
    return bundles if is_national(user) else bundles.filter(team__in=teams_of(user))


def has_bundles(user: AbstractUser) -> bool:
    """Whether the screens of bundles are for this user: for people of a team and for the national editors.

    Asked for each page of a list, so it is kept with the user, who lives as long as one request.
    """
    if not hasattr(user, "_has_bundles"):
        user._has_bundles = is_national(user) or teams_of(user).exists()
    return user._has_bundles


def is_bundled(page: Page) -> bool:
    """Whether pages of this type go into bundles: items, and the pages about collectieven."""
    return isinstance(page.specific_deferred, BUNDLED)


def pages_for(bundle: Bundle, user: AbstractUser) -> QuerySet[Page]:
    """Pages with something to publish that this user may change, of the team of the bundle, and in no open bundle.

    Not what was submitted by itself: it cannot be published with a bundle before that ends.
    """
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = pages.filter(content_type__in=bundled_types(), alias_of=None).filter(
        Q(live=False) | Q(has_unpublished_changes=True)
    )
    if bundle.team_id:
        pages = pages.filter(pk__in=pages_of(bundle.team).values("pk"))
    return pages.exclude(in_bundles__is_open=True).exclude(pk__in=submitted_by_themselves())


def submitted_by_themselves(among: Iterable[int] | None = None) -> set[int]:
    """Primary keys of the pages (of these, or of all) that are under review on their own."""
    states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), status=WorkflowState.STATUS_IN_PROGRESS
    )
    if among is not None:
        states = states.filter(object_id__in=[str(pk) for pk in among])
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def bundled_types() -> list[ContentType]:
    models = [model for model in apps.get_models() if issubclass(model, BUNDLED)]
    return list(ContentType.objects.get_for_models(*models).values())


def documents_for(bundle: Bundle, user: AbstractUser) -> QuerySet[PortalDocument]:
    """Documents that this user may choose, of the collection of the team, and not in this bundle yet."""
    policy = policy_registry.get_by_type(PortalDocument)
    documents = policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    if bundle.team_id:
        documents = documents.filter(collection__path__startswith=bundle.team.collection.path)
    return documents.exclude(in_bundles__bundle=bundle)


def pages_in(bundle: Bundle) -> QuerySet[Page]:
    return Page.objects.filter(in_bundles__bundle=bundle)


def all_allowed(bundle: Bundle, user: AbstractUser, action: str) -> bool:
    """Whether this user has this right on every page that is in the bundle still."""
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, action)
    return not pages_in(bundle).exclude(pk__in=allowed.values("pk")).exists()


@dataclass(frozen=True)
class BundleRights:
    """What a user who may see the bundle may do with it now, with its state and the rights on its pages."""

    change: bool
    submit: bool
    take_back: bool
    decide: bool  # send back, approve
    plan: bool  # choose the moment
    publish: bool


def rights_on(bundle: Bundle, user: AbstractUser) -> BundleRights:
    State, state = Bundle.State, bundle.state
    edits, publishes = all_allowed(bundle, user, "change"), all_allowed(bundle, user, "publish")
    publishes = publishes and may_publish_somewhere(user)
    decides = state in (State.SUBMITTED, State.FAILED) and publishes
    return BundleRights(
        change=state in Bundle.CHANGEABLE,
        # Who may approve what failed need not submit it first.
        submit=state in Bundle.CHANGEABLE and edits and not decides,
        take_back=state in Bundle.HOLDING and edits,
        decide=decides,
        plan=(state in Bundle.CHANGEABLE and edits) or (state in Bundle.HOLDING and publishes),
        publish=state == State.APPROVED and publishes,
    )


def may_publish_somewhere(user: AbstractUser) -> bool:
    """A bundle whose pages are all gone gives nobody a right by being empty."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def reviewers_of(bundle: Bundle) -> QuerySet[AbstractUser]:
    """The people who hear that a bundle waits: the Eindredacteuren of its own team, or the national ones."""
    if bundle.team_id:
        return get_user_model().objects.filter(is_active=True, groups=bundle.team.editors_id).distinct()
    national = Group.objects.filter(
        Q(page_permissions__permission__codename="publish_page"), page_permissions__page__depth__lte=2
    )
    return get_user_model().objects.filter(is_active=True, groups__in=national).distinct()
