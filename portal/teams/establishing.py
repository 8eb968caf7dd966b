"""Makes everything that a collectief needs, in one go; done again it mends what is missing and makes nothing twice."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from collectieven.models import CollectiefIndexPage, CollectiefPage
from portal.core.models import Region
from portal.findings.models import FindingIndexPage, FindingSectionPage
from products.models import ProductIndexPage, ProductSectionPage
from themes.models import TipIndexPage, TipSectionPage

from . import rights
from .models import Team

SECTIONS = (
    (FindingIndexPage, FindingSectionPage, "bevindingen"),
    (ProductIndexPage, ProductSectionPage, "producten"),
    (TipIndexPage, TipSectionPage, "tips"),
)


class AddressTaken(Exception):
    """Another page stands where a page of the collectief should come; says so in Dutch."""


def obstacle(region: Region) -> str | None:
    """What stands in the way of a collectief of this region (saved or not yet), in Dutch; None when nothing does."""
    address = region.slug or slugify(region.name)
    for index, model, _what in ((CollectiefIndexPage, CollectiefPage, ""), *SECTIONS):
        if region.pk and model.objects.filter(region=region).exists():
            continue
        under = index.objects.get()
        if other := under.get_children().filter(slug=address).first():
            return (
                f"Onder ‘{under.title}’ staat al een pagina met het adres ‘{address}’: ‘{other.title}’. "
                "Geef die pagina eerst een ander adres."
            )
    return None


@dataclass
class Establishment:
    """The team, and what was made or mended in a reader's words; nothing when all was there."""

    team: Team
    made: list[str] = field(default_factory=list)


@transaction.atomic
def establish(*, region: Region, mailbox: str) -> Establishment:
    """The collectief of this region, whole; a new region is saved.

    What people changed since (names, texts, more rights) stays as it is. Raises AddressTaken when a page of something
    else is in the way.
    """
    if in_the_way := obstacle(region):
        raise AddressTaken(in_the_way)
    made: list[str] = []
    if region.pk is None:
        region.save()
        made.append(f"regio {region.name}")
    team = Team.objects.filter(region=region).first()
    page = collectief_page(region, made)
    sections = [section(index, model, what, region, made) for index, model, what in SECTIONS]
    if team is None:
        team = new_team(region, mailbox, made)
    elif mailbox and team.mailbox != mailbox:
        team.mailbox = mailbox
        team.save()
        made.append(f"postbus {mailbox}")
    mend_workflow(team.workflow, team.editors, made)
    give_rights(team, page, sections, made)
    follow_workflow(team, [page, *sections], made)
    return Establishment(team, made)


def collectief_page(region: Region, made: list[str]) -> CollectiefPage:
    """The page about the collectief; a new one is a draft, because only its people know what it should say."""
    page = CollectiefPage.objects.filter(region=region).first()
    if page is None:
        page = CollectiefPage(title=region.name, slug=region.slug, region=region, live=False)
        put_under(CollectiefIndexPage.objects.get(), page)
        made.append("pagina van het collectief, als concept")
    return page


def section(index: type[Page], model: type[Page], what: str, region: Region, made: list[str]) -> Page:
    page = model.objects.filter(region=region).first()
    if page is None:
        page = model(title=region.name, slug=region.slug, region=region)
        put_under(index.objects.get(), page)
        made.append(f"eigen deel van de {what}")
    elif not page.live:
        page.save_revision().publish()
        made.append(f"eigen deel van de {what} weer zichtbaar")
    return page


def put_under(index: Page, page: Page) -> None:
    index.add_child(instance=page)
    revision = page.save_revision(clean=page.live)  # a draft may lack what is needed to publish
    if page.live:
        revision.publish()


def new_team(region: Region, mailbox: str, made: list[str]) -> Team:
    """Groups, collection and workflow that carry the name of the region; ones that are there already are used."""
    writers, editors = (named_group(f"{role} {region.name}", made) for role in ("Redacteur", "Eindredacteur"))
    collection = Collection.objects.filter(depth=2, name=region.name).first()
    if collection is None:
        collection = Collection.objects.get(depth=1).add_child(name=region.name)
        made.append("verzameling voor bestanden en afbeeldingen")
    workflow = new_workflow(f"Nakijken en publiceren {region.name}", editors, made)
    return Team.objects.create(
        region=region, mailbox=mailbox, writers=writers, editors=editors, collection=collection, workflow=workflow
    )


def named_group(name: str, made: list[str]) -> Group:
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        made.append(f"groep {name}")
    return group


def new_workflow(name: str, editors: Group, made: list[str]) -> Workflow:
    """One step, by the editors of this team alone: nobody else is told of what waits."""
    workflow, is_new = Workflow.objects.get_or_create(name=name)
    if is_new:
        made.append("werkstroom voor nakijken en publiceren")
    mend_workflow(workflow, editors, [])
    return workflow


def mend_workflow(workflow: Workflow, editors: Group, made: list[str]) -> None:
    """Have the workflow at work, with a step that these editors can take; steps that people added stay."""
    mended = not workflow.active
    if mended:
        workflow.active = True
        workflow.save(update_fields=["active"])
    steps = GroupApprovalTask.objects.filter(workflow_tasks__workflow=workflow)
    if not steps.filter(active=True, groups=editors).exists():
        task = checking_step(steps, editors)
        WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
        mended = True
    if mended:
        made.append("stap ‘nakijken’ van de werkstroom")


def checking_step(steps: QuerySet[GroupApprovalTask], editors: Group) -> GroupApprovalTask:
    """The step of these editors, at work; it is known by its group, or by its name when that was taken out."""
    name = f"Nakijken door {editors.name}"
    task = GroupApprovalTask.objects.filter(groups=editors).first() or steps.filter(name=name).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=name)
    if not task.active:
        task.active = True
        task.save(update_fields=["active"])
    task.groups.add(editors)
    return task


def give_rights(team: Team, page: CollectiefPage, sections: list[Page], made: list[str]) -> None:
    for role, group in ((rights.WRITER, team.writers), (rights.EDITOR, team.editors)):
        given = [
            rights.grant_records(group),
            rights.grant_page(group, page, rights.COLLECTIEF_RIGHTS[role]),
            rights.grant_files(group, team.collection, rights.FILE_RIGHTS[role]),
            *(rights.grant_page(group, part, rights.SECTION_RIGHTS[role]) for part in sections),
        ]
        if any(given):
            made.append(f"rechten van de groep {group.name}")


def follow_workflow(team: Team, pages: list[Page], made: list[str]) -> None:
    """Have the pages checked by the team, unless somebody gave them another workflow."""
    for page in pages:
        _, is_new = WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": team.workflow})
        if is_new:
            made.append(f"werkstroom voor {page.specific_class._meta.verbose_name}")


def region_named(name: str) -> Region | None:
    """The region with this name in any spelling of capitals, or with its address."""
    return Region.objects.filter(name__iexact=name).first() or Region.objects.filter(slug=slugify(name)).first()
