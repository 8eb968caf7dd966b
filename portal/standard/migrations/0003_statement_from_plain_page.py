from django.db import migrations

KEY = "pagina-toegankelijkheid"


def convert_page(apps, schema_editor):
    """The page that was one of plain text becomes the statement: same page, address, text and versions."""
    get = apps.get_model
    Old, New = get("standard", "StandardPage"), get("standard", "AccessibilityStatementPage")
    old = Old.objects.filter(key=KEY).first()
    if old is None:
        return
    content_type, _made = get("contenttypes", "ContentType").objects.get_or_create(
        app_label="standard", model="accessibilitystatementpage"
    )
    New(page_ptr_id=old.pk, key=old.key, source=old.source, summary=old.summary, body=old.body).save_base(raw=True)
    Old.objects.filter(pk=old.pk)._raw_delete(using=Old.objects.db)
    get("wagtailcore", "Page").objects.filter(pk=old.pk).update(content_type=content_type)
    get("wagtailcore", "Revision").objects.filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page", object_id=str(old.pk)
    ).update(content_type=content_type)


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL does not change a table of which rows were touched in the same transaction."""

    dependencies = [
        ("standard", "0002_accessibility_statement"),
    ]

    operations = [
        # Back again the page is simply gone: the loader makes it anew.
        migrations.RunPython(convert_page, migrations.RunPython.noop),
    ]
