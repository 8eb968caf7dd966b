import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import portal.core.fields
import portal.core.listing
import portal.core.models.vocabulary


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_initial"),
        ("products", "0001_initial"),
        ("themes", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingIndexPage",
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
                "verbose_name": "overzicht van bevindingen",
            },
            bases=(portal.core.listing.ListPageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="FindingAudience",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)s_ties",
                        to="core.audience",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingPage",
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
                    "judgement",
                    models.CharField(
                        choices=[
                            ("not_judged", "nog niet beoordeeld"),
                            ("current", "actueel"),
                            ("careful", "bruikbaar, let op"),
                            ("outdated", "verouderd, als voorbeeld"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="not_judged",
                        help_text="Klopt dit nog? Het oordeel staat op kaarten en op de pagina.",
                        max_length=10,
                        verbose_name="oordeel over actualiteit",
                    ),
                ),
                ("judged_on", models.DateField(blank=True, null=True, verbose_name="beoordeeld op")),
                (
                    "judged_by",
                    models.CharField(
                        blank=True,
                        help_text="Een functie, geen naam: bijvoorbeeld ‘landelijke redactie’.",
                        max_length=120,
                        verbose_name="beoordeeld door (functie)",
                    ),
                ),
                ("judgement_reason", models.TextField(blank=True, verbose_name="reden van het oordeel")),
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
                    "number",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, unique=True, verbose_name="nummer in het vaste adres"
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        help_text="Eén of twee zinnen. Staat op kaarten en in zoekresultaten.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("body", portal.core.fields.StreamField(blank=True, verbose_name="inhoud")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Wat een lezer moet weten over hoe wij het rapport lazen.",
                        verbose_name="toelichting van de redactie",
                    ),
                ),
                (
                    "keywords",
                    models.CharField(
                        blank=True,
                        help_text="Andere woorden waarmee mensen hiernaar zoeken, met een komma ertussen.",
                        max_length=300,
                        verbose_name="zoekwoorden",
                    ),
                ),
                (
                    "audiences",
                    portal.core.models.vocabulary.VocabularyTags(
                        help_text="Wie heeft hier iets aan?",
                        through="findings.FindingAudience",
                        to="core.Audience",
                        verbose_name="doelgroepen",
                    ),
                ),
            ],
            options={
                "verbose_name": "bevinding",
                "verbose_name_plural": "bevindingen",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="FindingDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Leeg: de titel van het bestand.",
                        max_length=150,
                        verbose_name="naam van de download",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="finding_ties",
                        to="core.portaldocument",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "finding",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="findings.findingpage"
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="findingaudience",
            name="content_object",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="audience_ties", to="findings.findingpage"
            ),
        ),
        migrations.CreateModel(
            name="FindingPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_ties",
                        to="findings.findingpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)s_ties",
                        to="core.partner",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="findingpage",
            name="partners",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Wie deden mee?",
                through="findings.FindingPartner",
                to="core.Partner",
                verbose_name="samenwerkingspartners",
            ),
        ),
        migrations.CreateModel(
            name="FindingProduct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "finding",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="product_ties",
                        to="findings.findingpage",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finding_ties",
                        to="products.productpage",
                        verbose_name="product",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingRegion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="region_ties",
                        to="findings.findingpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)s_ties",
                        to="core.region",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="findingpage",
            name="regions",
            field=portal.core.models.vocabulary.VocabularyTags(
                help_text="Waar is deze ervaring opgedaan?",
                through="findings.FindingRegion",
                to="core.Region",
                verbose_name="regio’s",
            ),
        ),
        migrations.CreateModel(
            name="FindingSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subject_ties",
                        to="findings.findingpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)s_ties",
                        to="core.subject",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="findingpage",
            name="subjects",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
                through="findings.FindingSubject",
                to="core.Subject",
                verbose_name="onderwerpen",
            ),
        ),
        migrations.CreateModel(
            name="FindingTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_ties",
                        to="findings.findingpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(app_label)s_%(class)s_ties",
                        to="themes.theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="findingpage",
            name="themes",
            field=portal.core.models.vocabulary.VocabularyTags(
                help_text="Over welk thema gaat dit?",
                through="findings.FindingTheme",
                to="themes.Theme",
                verbose_name="thema’s",
            ),
        ),
        migrations.AddConstraint(
            model_name="findingaudience",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="findings_findingaudience_once"),
        ),
        migrations.AddConstraint(
            model_name="findingpartner",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="findings_findingpartner_once"),
        ),
        migrations.AddConstraint(
            model_name="findingproduct",
            constraint=models.UniqueConstraint(fields=("finding", "product"), name="finding_product_once"),
        ),
        migrations.AddConstraint(
            model_name="findingregion",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="findings_findingregion_once"),
        ),
        migrations.AddConstraint(
            model_name="findingsubject",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="findings_findingsubject_once"),
        ),
        migrations.AddConstraint(
            model_name="findingtheme",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="findings_findingtheme_once"),
        ),
    ]
