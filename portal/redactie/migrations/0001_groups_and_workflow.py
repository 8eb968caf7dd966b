"""The portal's own groups and workflow, in place of Wagtail's `Editors`, `Moderators` and `Moderators approval`."""

from django.db import migrations

REDACTEUR, EINDREDACTEUR, BEHEERDER = "Redacteur", "Eindredacteur", "Beheerder"
HOME_DEPTH = 2
ALL = ["add", "change", "delete", "view"]
VOCABULARIES = {
    "core": ["audience", "externaladdress", "partner", "region", "subject"],
    "glossary": ["term"],
    "links": ["linkcategory", "usefullink"],
    "themes": ["heading", "theme"],
}

# On records and on the admin as a whole. Writing an external address makes nothing public by itself: a page must use it.
RECORD_RIGHTS = {
    REDACTEUR: [
        ("wagtailadmin", "admin", ["access"]),
        *((app, model, ["view"]) for app, models in VOCABULARIES.items() for model in models),
        ("core", "externaladdress", ["add"]),
    ],
    EINDREDACTEUR: [
        ("wagtailadmin", "admin", ["access"]),
        *((app, model, ALL) for app, models in VOCABULARIES.items() for model in models),
        ("wagtailredirects", "redirect", ALL),
    ],
    BEHEERDER: [
        ("wagtailadmin", "admin", ["access"]),
        ("auth", "user", ALL),
        ("core", "portalsettings", ["change"]),
    ],
}
# On the front page and all that stands under it.
PAGE_RIGHTS = {REDACTEUR: ["add", "change"], EINDREDACTEUR: ["add", "change", "publish", "lock", "unlock"]}
# On the collection that holds all others. The right to add includes changing what one added oneself.
FILE_RIGHTS = {REDACTEUR: ["add", "choose"], EINDREDACTEUR: ["add", "change", "choose"]}

STOCK_GROUPS = ["Editors", "Moderators"]
STOCK_WORKFLOW = "Moderators approval"
WORKFLOW = "Nakijken en publiceren"
TASK = "Nakijken door de eindredactie"


def permission(apps, app: str, model: str, action: str):
    """The right itself: Django makes it only after all migrations, so it may not be there yet."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    name = f"Can {action} {apps.get_model(app, model)._meta.verbose_name}"
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=f"{action}_{model}", defaults={"name": name}
    )
    return found


def make_groups(apps) -> None:
    Group = apps.get_model("auth", "Group")
    for name, rights in RECORD_RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(permission(apps, app, model, action) for app, model, actions in rights for action in actions)
        )


def give_page_rights(apps) -> None:
    Group = apps.get_model("auth", "Group")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    for home in apps.get_model("wagtailcore", "Page").objects.filter(depth=HOME_DEPTH):
        for name, actions in PAGE_RIGHTS.items():
            for action in actions:
                GroupPagePermission.objects.get_or_create(
                    group=Group.objects.get(name=name),
                    page=home,
                    permission=permission(apps, "wagtailcore", "page", action),
                )


def give_file_rights(apps) -> None:
    Group = apps.get_model("auth", "Group")
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, actions in FILE_RIGHTS.items():
        for action in actions:
            for app, model in (("wagtaildocs", "document"), ("wagtailimages", "image")):
                apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                    group=Group.objects.get(name=name),
                    collection=root,
                    permission=permission(apps, app, model, action),
                )


def make_workflow(apps) -> None:
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task = GroupApprovalTask.objects.filter(name=TASK).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=TASK, content_type=content_type, active=True)
    task.groups.add(apps.get_model("auth", "Group").objects.get(name=EINDREDACTEUR))
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(name=WORKFLOW)
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    for home in apps.get_model("wagtailcore", "Page").objects.filter(depth=HOME_DEPTH):
        apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(page=home, defaults={"workflow": workflow})


def remove_stock(apps) -> None:
    """Wagtail's own, unless somebody uses them already."""
    apps.get_model("auth", "Group").objects.filter(name__in=STOCK_GROUPS, user__isnull=True).delete()
    stock = apps.get_model("wagtailcore", "Workflow").objects.filter(name=STOCK_WORKFLOW)
    if not apps.get_model("wagtailcore", "WorkflowState").objects.filter(workflow__in=stock).exists():
        stock.delete()
        apps.get_model("wagtailcore", "GroupApprovalTask").objects.filter(name=STOCK_WORKFLOW).delete()


def set_up(apps, schema_editor) -> None:
    make_groups(apps)
    give_page_rights(apps)
    give_file_rights(apps)
    make_workflow(apps)
    remove_stock(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_initial"),
        ("glossary", "0001_initial"),
        ("links", "0001_initial"),
        ("themes", "0001_initial"),
        ("home", "0002_page_tree"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(set_up, migrations.RunPython.noop)]
