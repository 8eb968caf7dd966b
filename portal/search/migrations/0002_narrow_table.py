"""The search table becomes narrow and gets a full-text index. `rebuild_search` fills it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREATE = {
    # Neither places nor lengths of texts are kept: the level before each word says all that is asked.
    "sqlite": [
        "CREATE VIRTUAL TABLE search_words_{slot} USING fts5(words, detail=none, columnsize=0, tokenize='ascii')",
    ],
    # The words go out of line, so that the index finds a row and the table then costs a few bytes.
    "postgresql": [
        "CREATE TABLE search_words_{slot} (id bigint PRIMARY KEY, words tsvector NOT NULL)"
        " WITH (toast_tuple_target = 128)",
        "ALTER TABLE search_words_{slot} ALTER COLUMN words SET STORAGE EXTERNAL",
        "CREATE INDEX search_words_{slot}_words ON search_words_{slot} USING gin (words)",
    ],
}


def create_words(apps, schema_editor):
    for slot in (0, 1):
        for statement in CREATE[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(slot=slot))


def drop_words(apps, schema_editor):
    for slot in (0, 1):
        schema_editor.execute(f"DROP TABLE search_words_{slot}")


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.DeleteModel("SearchRow"),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=180)),
                ("position", models.PositiveIntegerField(default=0)),
                ("tie_break", models.PositiveSmallIntegerField(default=0)),
                ("title_key", models.CharField(max_length=120)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField(default=0)),
                ("build", models.CharField(blank=True, max_length=32)),
                ("version", models.CharField(blank=True, max_length=32)),
                ("made_by", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="SearchCard",
            fields=[
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="card",
                        serialize=False,
                        to="search.searchrow",
                    ),
                ),
                ("anchor", models.CharField(blank=True, max_length=180)),
                ("title", models.CharField(max_length=300)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("type_label", models.CharField(blank=True, max_length=60)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("number", models.PositiveIntegerField(null=True)),
                ("judgement", models.CharField(blank=True, max_length=10)),
                ("ties", models.JSONField(default=dict)),
                ("data", models.JSONField(default=dict)),
                ("body", models.TextField(blank=True)),
                ("files", models.JSONField(default=list)),
                ("words", models.TextField(blank=True)),
                ("forms", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="SearchSpelling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField()),
                ("word", models.CharField(max_length=60)),
                ("rows", models.IntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("slot", "word"), name="search_spelling_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=100)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("facet", "slug"), name="search_value_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchRowValue",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "row_id", "value_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="row_values",
                        to="search.searchrow",
                    ),
                ),
                (
                    "value",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="row_values", to="search.searchvalue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField()),
                ("word", models.CharField(max_length=60)),
                ("rows", models.IntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("slot", "word"), name="search_word_once")],
            },
        ),
        migrations.AddIndex(
            model_name="searchrow",
            index=models.Index(fields=["slot", "kind", "position"], name="search_row_kind_position"),
        ),
        migrations.AddConstraint(
            model_name="searchrow",
            constraint=models.UniqueConstraint(fields=("slot", "key"), name="search_row_key_once"),
        ),
        migrations.RunPython(create_words, drop_words),
    ]
