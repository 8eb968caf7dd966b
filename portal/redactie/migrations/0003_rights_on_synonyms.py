"""The synonyms of the search, with the rights that the other lists have."""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")
RIGHTS = {first.REDACTEUR: ["view"], first.EINDREDACTEUR: first.ALL}


def give_rights(apps, schema_editor) -> None:
    Group = apps.get_model("auth", "Group")
    for name, actions in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*(first.permission(apps, "search", "synonym", action) for action in actions))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_synonyms"),
        ("redactie", "0002_rights_on_foreign_phrases"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
