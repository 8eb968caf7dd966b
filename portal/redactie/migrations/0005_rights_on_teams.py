"""A Beheerder makes new collectieven and looks after their mailboxes."""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")


def give_rights(apps, schema_editor) -> None:
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=first.BEHEERDER)
    group.permissions.add(*(first.permission(apps, "teams", "team", action) for action in ("add", "change", "view")))


class Migration(migrations.Migration):
    dependencies = [
        ("teams", "0001_initial"),
        ("redactie", "0004_rights_on_search_questions"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
