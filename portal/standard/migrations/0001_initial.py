import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import portal.core.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="StandardPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "key",
                    models.SlugField(
                        blank=True,
                        editable=False,
                        help_text="De naam waaronder de bestanden met inhoud dit kennen; verandert nooit.",
                        max_length=150,
                        null=True,
                        unique=True,
                        verbose_name="sleutel",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Regels in het rapport, bijvoorbeeld 64-69. Leeg bij nieuwe bevindingen.",
                        max_length=200,
                        verbose_name="bron",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Eén of twee zinnen onder de titel en in zoekresultaten.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("body", portal.core.fields.StreamField(blank=True, verbose_name="inhoud")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="gecontroleerd op")),
            ],
            options={
                "verbose_name": "vaste pagina",
                "verbose_name_plural": "vaste pagina’s",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("text", models.TextField(verbose_name="doel")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="bron")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="standard.standardpage"
                    ),
                ),
            ],
            options={
                "verbose_name": "doel",
                "verbose_name_plural": "doelen",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("page", "number"), name="goal_number_once")],
            },
        ),
    ]
