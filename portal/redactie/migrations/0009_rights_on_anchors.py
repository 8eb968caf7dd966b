"""Who keeps the anchors: the Landelijke eindredacteur, as the subjects they hang on. Who sees those, of a team too, sees these."""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")
roles = import_module("portal.redactie.migrations.0008_four_roles")


def give_rights(apps, schema_editor) -> None:
    Group = apps.get_model("auth", "Group")
    view = first.permission(apps, "core", "anchor", "view")
    for group in Group.objects.filter(
        permissions__content_type__app_label="core", permissions__codename="view_subject"
    ):
        group.permissions.add(view)
    group, _ = Group.objects.get_or_create(name=roles.NATIONAL)
    group.permissions.add(*(first.permission(apps, "core", "anchor", action) for action in first.ALL))


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0013_anchors"),
        ("redactie", "0008_four_roles"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
