"""What is not published, and what expires, is found without reading all pages: few pages are in these indexes."""

from django.db import migrations

INDEXES = {
    "core_page_not_live": "(id) WHERE NOT live",
    "core_page_expires": "(expire_at) WHERE expire_at IS NOT NULL",
}


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0005_foreign_phrases"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunSQL(f"CREATE INDEX {name} ON wagtailcore_page {what}", f"DROP INDEX {name}")
        for name, what in INDEXES.items()
    ]
