"""A kept version of a page is no place that refers to it: what the index of references held of those goes."""

from django.db import migrations


def forget(apps, schema_editor) -> None:
    content_type = apps.get_model("contenttypes", "ContentType").objects.filter(
        app_label="core", model="publishedchange"
    )
    apps.get_model("wagtailcore", "ReferenceIndex").objects.filter(content_type__in=content_type).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0014_first_versions"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0078_referenceindex"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop, elidable=True)]
