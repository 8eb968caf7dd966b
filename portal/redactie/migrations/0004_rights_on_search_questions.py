"""Who sees what is searched for, and who puts results on top: Eindredacteur and Beheerder."""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")
RIGHTS = [
    ("search", "querytotal", ["view"]),
    ("wagtailsearchpromotions", "searchpromotion", ["add", "change", "delete"]),
]


def give_rights(apps, schema_editor) -> None:
    Group = apps.get_model("auth", "Group")
    for name in (first.EINDREDACTEUR, first.BEHEERDER):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(
            *(first.permission(apps, app, model, action) for app, model, actions in RIGHTS for action in actions)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_query_totals"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
        ("redactie", "0003_rights_on_synonyms"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
