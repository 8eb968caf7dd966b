"""Who reads the audit log: the Beheerder alone."""

from django.db import migrations

BEHEERDER = "Beheerder"


def give_right(apps, schema_editor) -> None:
    """Django makes rights only after all migrations, so this one makes its own."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="accounts", model="auditentry"
    )
    right, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="view_auditentry", defaults={"name": "Can view regel in het logboek"}
    )
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=BEHEERDER)
    group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_audit_entry"), ("redactie", "0001_groups_and_workflow")]

    operations = [migrations.RunPython(give_right, migrations.RunPython.noop)]
