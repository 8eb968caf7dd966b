"""Who sees whether what must happen on time does happen: Eindredacteur and Beheerder."""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")


def give_rights(apps, schema_editor) -> None:
    Group = apps.get_model("auth", "Group")
    for name in (first.EINDREDACTEUR, first.BEHEERDER):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(first.permission(apps, "core", "jobrun", "view"))


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0009_jobs"),
        ("redactie", "0005_rights_on_teams"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
