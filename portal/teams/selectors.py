"""Whose a page is, and of which teams somebody is."""

from django.contrib.auth.models import AbstractUser
from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from collectieven.models import CollectiefPage
from portal.core.models import PortalSettings, Region, SectionPageMixin
from portal.findings.models import FindingSectionPage
from products.models import ProductSectionPage
from themes.models import TipSectionPage

from .models import Team


def teams_of(user: AbstractUser) -> QuerySet[Team]:
    """The teams in which this user writes or checks."""
    return Team.objects.filter(Q(writers__user=user) | Q(editors__user=user)).distinct()


def team_of(page: Page) -> Team | None:
    """The team whose page this is: that of the section it stands in, or of the collectief it tells about.

    Items of the report stand in no section and belong to the national editors.
    """
    region = region_of(page)
    return Team.objects.filter(region=region).select_related("region").first() if region else None


def region_of(page: Page) -> Region | None:
    for place in (page, page.get_parent()):
        place = place.specific if place is not None else None
        if isinstance(place, CollectiefPage | SectionPageMixin):
            return place.region
    return None


def pages_of(team: Team) -> QuerySet[Page]:
    """The pages of which `team_of` says that they are this team's."""
    models = (CollectiefPage, FindingSectionPage, ProductSectionPage, TipSectionPage)
    places = [page for model in models for page in model.objects.filter(region=team.region_id)]
    found = Q(pk__in=[place.pk for place in places])
    for place in places:
        found |= Q(path__startswith=place.path, depth=place.depth + 1)
    return Page.objects.filter(found)


def mailbox_of(region: Region | None) -> str:
    """Where post about this place goes: to its team, or to the national editors; empty when neither filled it in."""
    if region and (team := Team.objects.filter(region=region).exclude(mailbox="").first()):
        return team.mailbox
    filled = PortalSettings.objects.exclude(contact_email="").order_by("-site__is_default_site").first()
    return filled.contact_email if filled else ""


def is_national(user: AbstractUser) -> bool:
    """Whether this user's rights on pages reach beyond the teams: landelijke Eindredacteur or superuser."""
    if user.is_superuser:
        return user.is_active
    return user.groups.filter(page_permissions__page__depth__lte=2).exists()


def function_of(user: AbstractUser, page: Page) -> str:
    """Of who judges: never a name, because it stands on the site."""
    team = team_of(page)
    if team and user.groups.filter(pk__in=[team.writers_id, team.editors_id]).exists():
        return f"redactie van het Collectief {team}"
    return "landelijke redactie" if is_national(user) else "redactie"


def with_people(teams: QuerySet[Team]) -> QuerySet[Team]:
    """Each team with `writers_count` and `editors_count`: how many active people have each role."""
    return teams.annotate(
        **{
            f"{role}_count": Count(f"{role}__user", filter=Q(**{f"{role}__user__is_active": True}), distinct=True)
            for role in ("writers", "editors")
        }
    )
