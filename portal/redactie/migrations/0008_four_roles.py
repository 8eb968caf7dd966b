"""Four roles: the Redacteur of the whole portal goes, and the Eindredacteur of it is called what it is.

Who was in the group Redacteur keeps the account without a group. A Beheerder says of which collectief somebody is, and
‘Wie mag wat’ names who waits for that: which of the new groups fits, is not to be read from the old one.
"""

from importlib import import_module

from django.db import migrations

first = import_module("portal.redactie.migrations.0001_groups_and_workflow")
NATIONAL = "Landelijke eindredacteur"


def set_up(apps, schema_editor) -> None:
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name=first.REDACTEUR).delete()
    if not Group.objects.filter(name=NATIONAL).exists():
        Group.objects.filter(name=first.EINDREDACTEUR).update(name=NATIONAL)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_rights_on_the_audit_log"),
        ("redactie", "0007_rights_on_published_changes"),
    ]

    operations = [migrations.RunPython(set_up, migrations.RunPython.noop)]
