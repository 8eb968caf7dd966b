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
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                ("slug", models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="Wat valt hieronder? Staat als uitleg bij het filter.",
                        verbose_name="toelichting",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(unique=True, verbose_name="nummer")),
            ],
            options={
                "verbose_name": "thema",
                "verbose_name_plural": "thema’s",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="ThemeIndexPage",
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
                "verbose_name": "overzicht van thema’s",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ThemePage",
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
                        help_text="Eén of twee zinnen. Staat op de voorpagina.",
                        max_length=300,
                        verbose_name="samenvatting",
                    ),
                ),
                ("about", portal.core.fields.StreamField(blank=True, verbose_name="waar gaat het over?")),
                ("approach", portal.core.fields.StreamField(blank=True, verbose_name="aanpak in het algemeen")),
                ("results", portal.core.fields.StreamField(blank=True, verbose_name="wat het opleverde")),
            ],
            options={
                "verbose_name": "thema",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="TipIndexPage",
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
                "verbose_name": "overzicht van tips",
            },
            bases=(portal.core.listing.ListPageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="Heading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("aanpak", "aanpak"), ("tips", "tips")], max_length=6, verbose_name="onderdeel"
                    ),
                ),
                ("slug", models.SlugField(max_length=120, verbose_name="naam in het adres")),
                ("title", models.CharField(max_length=200, verbose_name="kop")),
                ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="bron")),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headings",
                        to="themes.theme",
                        verbose_name="thema",
                    ),
                ),
            ],
            options={
                "verbose_name": "tussenkop van een thema",
                "verbose_name_plural": "tussenkoppen van thema’s",
                "ordering": ["theme__number", "part", "sort_order"],
            },
        ),
        migrations.AddField(
            model_name="theme",
            name="page",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="term",
                to="themes.themepage",
                verbose_name="pagina",
            ),
        ),
        migrations.CreateModel(
            name="TipAudience",
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
            name="TipPage",
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
                    "step",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Volgnummer onder de tussenkop, op de weg van thema 5.",
                        null=True,
                        verbose_name="stap",
                    ),
                ),
                (
                    "audiences",
                    portal.core.models.vocabulary.VocabularyTags(
                        blank=True,
                        help_text="Wie kan hiermee aan de slag?",
                        through="themes.TipAudience",
                        to="core.Audience",
                        verbose_name="doelgroepen",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        help_text="De tussenkop van het thema waaronder deze tip staat.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tips",
                        to="themes.heading",
                        verbose_name="staat onder",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="De tip waar deze bij hoort.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="themes.tippage",
                        verbose_name="onderdeel van",
                    ),
                ),
            ],
            options={
                "verbose_name": "tip",
                "verbose_name_plural": "tips",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddField(
            model_name="tipaudience",
            name="content_object",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="audience_ties", to="themes.tippage"
            ),
        ),
        migrations.CreateModel(
            name="TipPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partner_ties", to="themes.tippage"
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
            model_name="tippage",
            name="partners",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Wie heeft u hierbij nodig?",
                through="themes.TipPartner",
                to="core.Partner",
                verbose_name="samenwerkingspartners",
            ),
        ),
        migrations.CreateModel(
            name="TipRegion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="region_ties", to="themes.tippage"
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
            model_name="tippage",
            name="regions",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Welke plaats wordt genoemd?",
                through="themes.TipRegion",
                to="core.Region",
                verbose_name="regio’s",
            ),
        ),
        migrations.CreateModel(
            name="TipSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subject_ties", to="themes.tippage"
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
            model_name="tippage",
            name="subjects",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
                through="themes.TipSubject",
                to="core.Subject",
                verbose_name="onderwerpen",
            ),
        ),
        migrations.CreateModel(
            name="TipTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="theme_ties", to="themes.tippage"
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
            model_name="tippage",
            name="themes",
            field=portal.core.models.vocabulary.VocabularyTags(
                help_text="Over welk thema gaat dit?",
                through="themes.TipTheme",
                to="themes.Theme",
                verbose_name="thema’s",
            ),
        ),
        migrations.AddConstraint(
            model_name="heading",
            constraint=models.UniqueConstraint(fields=("theme", "part", "slug"), name="heading_once_per_part"),
        ),
        migrations.AddConstraint(
            model_name="tipaudience",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="themes_tipaudience_once"),
        ),
        migrations.AddConstraint(
            model_name="tippartner",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="themes_tippartner_once"),
        ),
        migrations.AddConstraint(
            model_name="tipregion",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="themes_tipregion_once"),
        ),
        migrations.AddConstraint(
            model_name="tipsubject",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="themes_tipsubject_once"),
        ),
        migrations.AddConstraint(
            model_name="tiptheme",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="themes_tiptheme_once"),
        ),
        migrations.AddConstraint(
            model_name="tippage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("part_of__isnull", True),
                    models.Q(("part_of", models.F("page_ptr")), _negated=True),
                    _connector="OR",
                ),
                name="tip_not_part_of_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="tippage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("step__isnull", False)),
                fields=("heading", "step"),
                name="tip_step_once_per_heading",
            ),
        ),
    ]
