"""PostgreSQL puts new words into the index at once, instead of on a heap beside it that every question goes through."""

from django.db import migrations

INDEXES = ("search_words_0_words", "search_words_1_words")


def put_at_once(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for index in INDEXES:
            schema_editor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
            schema_editor.execute(f"SELECT gin_clean_pending_list('{index}')")


def heap_up(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for index in INDEXES:
            schema_editor.execute(f"ALTER INDEX {index} RESET (fastupdate)")


class Migration(migrations.Migration):
    dependencies = [("search", "0007_stale_subjects")]

    operations = [migrations.RunPython(put_at_once, heap_up)]
