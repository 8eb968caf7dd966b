"""Rows name their values of a facet together, by one number; changes of words are kept for a while.

`rebuild_search --if-needed` fills the new columns."""

import django.db.models.deletion
from django.db import migrations, models

FACETS = ["themes", "regions", "collectieven", "audiences", "partners", "types"]


class Migration(migrations.Migration):
    dependencies = [("search", "0004_query_totals")]

    operations = [
        migrations.DeleteModel("SearchRowValue"),
        migrations.DeleteModel("SearchValue"),
        migrations.CreateModel(
            name="SearchValues",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=32)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("facet", "digest"), name="search_values_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchValue",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "values_id", "slug", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("facet", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=100)),
                (
                    "values",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="each",
                        to="search.searchvalues",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["facet", "slug"], name="search_value_of_facet")],
            },
        ),
        migrations.CreateModel(
            name="SearchChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField()),
                ("before", models.CharField(max_length=32)),
                ("after", models.CharField(max_length=32)),
                ("rows", models.IntegerField()),
                ("words", models.JSONField(default=dict)),
                ("forms", models.JSONField(default=dict)),
            ],
        ),
        *[migrations.AddField("searchrow", name, models.PositiveIntegerField(default=0)) for name in FACETS],
    ]
