"""Who mends what was told of a publication, and hides an old text: Eindredacteur. A Redacteur looks."""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")


def give_rights(apps, schema_editor) -> None:
    for name, actions in ((first.REDACTEUR, ["view"]), (first.EINDREDACTEUR, ["view", "change"])):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*(first.permission(apps, "core", "publishedchange", action) for action in actions))


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0010_publication"),
        ("redactie", "0006_rights_on_jobs"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
