import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=180, unique=True)),
                ("anchor", models.CharField(blank=True, max_length=180)),
                ("title", models.CharField(max_length=300)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("type_label", models.CharField(blank=True, max_length=60)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("number", models.PositiveIntegerField(null=True)),
                ("position", models.PositiveIntegerField(default=0)),
                ("judgement", models.CharField(blank=True, max_length=10)),
                ("ties", models.JSONField(default=dict)),
                ("data", models.JSONField(default=dict)),
                ("title_words", models.TextField(blank=True)),
                ("summary_words", models.TextField(blank=True)),
                ("keyword_words", models.TextField(blank=True)),
                ("text_words", models.TextField(blank=True)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "position"], name="search_row_kind_position")],
            },
        ),
    ]
