import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="GlossaryPage",
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
                    "intro",
                    models.TextField(
                        blank=True,
                        help_text="Eén of twee zinnen boven de lijst.",
                        max_length=600,
                        verbose_name="inleiding",
                    ),
                ),
            ],
            options={
                "verbose_name": "begrippenlijst",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(editable=False, max_length=150, unique=True, verbose_name="sleutel")),
                ("term", models.CharField(max_length=120, unique=True, verbose_name="begrip")),
                (
                    "expansion",
                    models.CharField(
                        blank=True,
                        help_text="Bij een afkorting: waar de letters voor staan.",
                        max_length=200,
                        verbose_name="voluit",
                    ),
                ),
                (
                    "also",
                    models.CharField(
                        blank=True,
                        help_text="Andere schrijfwijzen, met een komma ertussen.",
                        max_length=200,
                        verbose_name="ook wel",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(help_text="Eén of twee zinnen in gewone taal.", verbose_name="uitleg"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("report", "uitleg volgens het rapport"),
                            ("both", "deels volgens het rapport, deels eigen uitleg van de redactie"),
                            ("own", "eigen uitleg van de redactie"),
                        ],
                        default="own",
                        max_length=6,
                        verbose_name="herkomst van de uitleg",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Regels in het rapport.", max_length=200, verbose_name="bron"
                    ),
                ),
            ],
            options={
                "verbose_name": "begrip",
                "verbose_name_plural": "begrippen",
                "ordering": ["term"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("explanation", ""), _negated=True), name="term_is_explained"
                    )
                ],
            },
        ),
    ]
