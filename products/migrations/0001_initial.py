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
        ("collectieven", "0001_initial"),
        ("core", "0001_initial"),
        ("themes", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProductIndexPage",
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
                "verbose_name": "overzicht van producten",
            },
            bases=(portal.core.listing.ListPageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ProductAudience",
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
            name="ProductPage",
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
                    "type",
                    models.CharField(
                        choices=[
                            ("factsheet", "factsheet"),
                            ("folder", "folder"),
                            ("checklist", "checklist"),
                            ("handleiding", "handleiding"),
                            ("convenant", "convenant"),
                            ("rapport", "rapport"),
                            ("aanbevelingen", "aanbevelingen"),
                            ("communicatieplan", "communicatieplan"),
                            ("nieuwsbrief", "nieuwsbrief"),
                            ("documentaire", "documentaire"),
                            ("routekaart", "routekaart"),
                            ("presentatie", "presentatie"),
                            ("trainingsopzet", "trainingsopzet"),
                            ("criteria", "criteria"),
                            ("schema", "schema"),
                            ("evaluatie", "evaluatie"),
                            ("advies", "advies"),
                            ("samenwerkingsafspraken", "samenwerkingsafspraken"),
                            ("procedure", "procedure"),
                            ("visie", "visie"),
                            ("kunstinstallatie", "kunstinstallatie"),
                            ("toolkit", "toolkit"),
                            ("video", "filmpje"),
                            ("lesmateriaal", "lesmateriaal of training"),
                            ("model", "model of stappenplan"),
                            ("beleidsprogramma", "beleidsprogramma"),
                            ("verbeteragenda", "verbeteragenda"),
                            ("media", "artikelen in de media"),
                            ("manifest", "manifest"),
                            ("other", "anders"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="soort product",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("collectief", "van een Collectief"),
                            ("extern", "van anderen"),
                            ("beleidskader", "beleidsprogramma waarin resultaten een plek kregen"),
                        ],
                        default="collectief",
                        max_length=20,
                        verbose_name="herkomst",
                    ),
                ),
                (
                    "title_is_description",
                    models.BooleanField(
                        default=False,
                        help_text="Het rapport noemt geen titel, alleen wat het is.",
                        verbose_name="titel is een omschrijving",
                    ),
                ),
                ("makers", models.CharField(blank=True, max_length=300, verbose_name="gemaakt door")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="jaar")),
                ("year_note", models.CharField(blank=True, max_length=200, verbose_name="toelichting bij het jaar")),
                ("page_from", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="van bladzijde")),
                (
                    "page_to",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tot en met bladzijde"),
                ),
                (
                    "availability",
                    models.CharField(
                        choices=[
                            ("available", "beschikbaar"),
                            ("part", "onderdeel van een ander stuk"),
                            ("expected", "aangekondigd in het rapport"),
                            ("not_spread", "bewust niet verspreid"),
                            ("mentioned", "alleen genoemd, zonder link"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="available",
                        max_length=12,
                        verbose_name="beschikbaarheid",
                    ),
                ),
                ("availability_note", models.TextField(blank=True, verbose_name="toelichting bij de beschikbaarheid")),
                ("language", models.CharField(default="nl", max_length=10, verbose_name="taal")),
                (
                    "rights",
                    models.CharField(
                        choices=[
                            ("free", "vrij over te nemen"),
                            ("attribution", "over te nemen met bronvermelding"),
                            ("read_only", "alleen lezen"),
                            ("unknown", "niet vermeld in het rapport"),
                        ],
                        default="unknown",
                        max_length=12,
                        verbose_name="rechten",
                    ),
                ),
                (
                    "audiences",
                    portal.core.models.vocabulary.VocabularyTags(
                        blank=True,
                        help_text="Wie kan dit gebruiken?",
                        through="products.ProductAudience",
                        to="core.Audience",
                        verbose_name="doelgroepen",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Het grotere stuk waarin dit product staat.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="products.productpage",
                        verbose_name="onderdeel van",
                    ),
                ),
            ],
            options={
                "verbose_name": "product",
                "verbose_name_plural": "producten",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddField(
            model_name="productaudience",
            name="content_object",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="audience_ties", to="products.productpage"
            ),
        ),
        migrations.CreateModel(
            name="ProductAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="product_ties",
                        to="collectieven.actionpage",
                        verbose_name="actie",
                    ),
                ),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="action_ties",
                        to="products.productpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_ties",
                        to="products.productpage",
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
            model_name="productpage",
            name="partners",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Wie maakten het, of wie zijn erbij betrokken?",
                through="products.ProductPartner",
                to="core.Partner",
                verbose_name="samenwerkingspartners",
            ),
        ),
        migrations.CreateModel(
            name="ProductPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "certainty",
                    models.CharField(
                        choices=[("sure", "zeker"), ("likely", "waarschijnlijk")],
                        default="sure",
                        max_length=8,
                        verbose_name="hoe zeker hoort dit adres hierbij",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="toelichting")),
                (
                    "address",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="product_places",
                        to="core.externaladdress",
                        verbose_name="extern adres",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="product_places",
                        to="core.portaldocument",
                        verbose_name="document",
                    ),
                ),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="products.productpage"
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductRegion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="region_ties",
                        to="products.productpage",
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
            model_name="productpage",
            name="regions",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Waar is het gemaakt of gebruikt?",
                through="products.ProductRegion",
                to="core.Region",
                verbose_name="regio’s",
            ),
        ),
        migrations.CreateModel(
            name="ProductSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subject_ties",
                        to="products.productpage",
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
            model_name="productpage",
            name="subjects",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
                through="products.ProductSubject",
                to="core.Subject",
                verbose_name="onderwerpen",
            ),
        ),
        migrations.CreateModel(
            name="ProductTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_ties",
                        to="products.productpage",
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
            model_name="productpage",
            name="themes",
            field=portal.core.models.vocabulary.VocabularyTags(
                help_text="Bij welk thema hoort dit?",
                through="products.ProductTheme",
                to="themes.Theme",
                verbose_name="thema’s",
            ),
        ),
        migrations.CreateModel(
            name="ProductTip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "named",
                    models.BooleanField(
                        default=True,
                        help_text="Uit: het past erbij, maar de tip noemt het niet.",
                        verbose_name="wordt in de tip genoemd",
                    ),
                ),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tip_ties", to="products.productpage"
                    ),
                ),
                (
                    "tip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="product_ties",
                        to="themes.tippage",
                        verbose_name="tip",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProductVariant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=300, verbose_name="titel")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="bron")),
                (
                    "product",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="variants", to="products.productpage"
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="productaudience",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="products_productaudience_once"),
        ),
        migrations.AddConstraint(
            model_name="productaction",
            constraint=models.UniqueConstraint(fields=("product", "action"), name="product_action_once"),
        ),
        migrations.AddConstraint(
            model_name="productpartner",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="products_productpartner_once"),
        ),
        migrations.AddConstraint(
            model_name="productplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("address__isnull", False), ("document__isnull", True)),
                    models.Q(("address__isnull", True), ("document__isnull", False)),
                    _connector="OR",
                ),
                name="product_place_is_document_or_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="productregion",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="products_productregion_once"),
        ),
        migrations.AddConstraint(
            model_name="productsubject",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="products_productsubject_once"),
        ),
        migrations.AddConstraint(
            model_name="producttheme",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="products_producttheme_once"),
        ),
        migrations.AddConstraint(
            model_name="productpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("part_of__isnull", True),
                    models.Q(("part_of", models.F("page_ptr")), _negated=True),
                    _connector="OR",
                ),
                name="product_not_part_of_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="productpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("page_to__isnull", True),
                    models.Q(("page_from__isnull", False), ("page_to__gte", models.F("page_from"))),
                    _connector="OR",
                ),
                name="product_pages_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="producttip",
            constraint=models.UniqueConstraint(fields=("product", "tip"), name="product_tip_once"),
        ),
    ]
