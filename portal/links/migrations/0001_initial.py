import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("products", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=100, unique=True, verbose_name="sleutel")),
                ("title", models.CharField(max_length=100, unique=True, verbose_name="rubriek")),
                ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
            ],
            options={
                "verbose_name": "rubriek van links",
                "verbose_name_plural": "rubrieken van links",
                "ordering": ["sort_order", "title"],
            },
        ),
        migrations.CreateModel(
            name="LinksPage",
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
                "verbose_name": "nuttige links",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="UsefulLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=100, unique=True, verbose_name="sleutel")),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("title", models.CharField(max_length=300, verbose_name="naam")),
                ("summary", models.TextField(blank=True, verbose_name="wat is het")),
                ("note", models.TextField(blank=True, verbose_name="toelichting van de redactie")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="bron")),
                (
                    "addresses",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="useful_links", to="core.externaladdress", verbose_name="adressen"
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="links.linkcategory",
                        verbose_name="rubriek",
                    ),
                ),
                (
                    "products",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="useful_links", to="products.productpage", verbose_name="hoort bij"
                    ),
                ),
            ],
            options={
                "verbose_name": "nuttige link",
                "verbose_name_plural": "nuttige links",
                "ordering": ["number", "title"],
            },
        ),
    ]
