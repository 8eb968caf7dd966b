from django.db import migrations
from django.db.models import Q

ITEMS = Q(content_type__app_label="collectieven", content_type__model="actionpage")
ITEMS |= Q(content_type__app_label="findings", content_type__model="findingpage")
ITEMS |= Q(content_type__app_label="products", content_type__model="productpage")
ITEMS |= Q(content_type__app_label="themes", content_type__model="tippage")


def write_down_what_stands_on_the_site(apps, schema_editor):
    """Version 1 of each item that was published before versions were kept: the text that readers see now.

    Without it the next change would be told as the first publication, and its note thrown away. Of one that was
    published more than once it is told as a change, on the day of the last time, without a note: nobody kept one.
    """
    PublishedChange = apps.get_model("core", "PublishedChange")
    pages = apps.get_model("wagtailcore", "Page").objects.filter(
        ITEMS, live=True, live_revision__isnull=False, first_published_at__isnull=False, published_changes=None
    )
    pages = pages.values_list("pk", "live_revision", "first_published_at", "last_published_at")
    changes = []
    for page, revision, first, last in pages:
        changed = bool(last and first < last)
        kind, when = ("changed", last) if changed else ("first", first)
        changes.append(PublishedChange(page_id=page, number=1, revision_id=revision, kind=kind, published_at=when))
    PublishedChange.objects.bulk_create(changes, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0013_anchors"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(write_down_what_stands_on_the_site, migrations.RunPython.noop)]
