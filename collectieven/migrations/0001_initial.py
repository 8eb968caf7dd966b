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
        ("themes", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionIndexPage",
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
                "verbose_name": "overzicht van acties",
            },
            bases=(portal.core.listing.ListPageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="CollectiefIndexPage",
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
                "verbose_name": "overzicht van collectieven",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ActionAudience",
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
            name="ActionPage",
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
                            ("uitgevoerd", "uitgevoerde actie"),
                            ("voornemen", "voornemen voor na 2016"),
                            ("borging", "borging"),
                            ("inrichting", "inrichting van het collectief"),
                            ("aanpak-algemeen", "aanpak in het algemeen"),
                            ("verwijzing", "verwijzing naar een ander thema"),
                        ],
                        default="uitgevoerd",
                        max_length=20,
                        verbose_name="soort actie",
                    ),
                ),
                (
                    "audiences",
                    portal.core.models.vocabulary.VocabularyTags(
                        blank=True,
                        help_text="Voor wie was de actie?",
                        through="collectieven.ActionAudience",
                        to="core.Audience",
                        verbose_name="doelgroepen",
                    ),
                ),
                (
                    "heading",
                    models.ForeignKey(
                        blank=True,
                        help_text="De tussenkop van het thema waaronder deze actie wordt verteld.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="themes.heading",
                        verbose_name="staat onder",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="De actie waar deze bij hoort.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="collectieven.actionpage",
                        verbose_name="onderdeel van",
                    ),
                ),
            ],
            options={
                "verbose_name": "actie",
                "verbose_name_plural": "acties",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddField(
            model_name="actionaudience",
            name="content_object",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="audience_ties", to="collectieven.actionpage"
            ),
        ),
        migrations.CreateModel(
            name="ActionPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_ties",
                        to="collectieven.actionpage",
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
            model_name="actionpage",
            name="partners",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Wie deden mee?",
                through="collectieven.ActionPartner",
                to="core.Partner",
                verbose_name="samenwerkingspartners",
            ),
        ),
        migrations.CreateModel(
            name="ActionRegion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="region_ties",
                        to="collectieven.actionpage",
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
            model_name="actionpage",
            name="regions",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Waar gebeurde dit?",
                through="collectieven.ActionRegion",
                to="core.Region",
                verbose_name="regio’s",
            ),
        ),
        migrations.CreateModel(
            name="ActionSeeAlso",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seen_from",
                        to="collectieven.actionpage",
                        verbose_name="actie",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="see_also",
                        to="collectieven.actionpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subject_ties",
                        to="collectieven.actionpage",
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
            model_name="actionpage",
            name="subjects",
            field=portal.core.models.vocabulary.VocabularyTags(
                blank=True,
                help_text="Waar gaat het over? Helpt bij zoeken en bij ‘zie ook’.",
                through="collectieven.ActionSubject",
                to="core.Subject",
                verbose_name="onderwerpen",
            ),
        ),
        migrations.CreateModel(
            name="ActionTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="theme_ties",
                        to="collectieven.actionpage",
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
            model_name="actionpage",
            name="themes",
            field=portal.core.models.vocabulary.VocabularyTags(
                help_text="Over welk thema gaat dit?",
                through="collectieven.ActionTheme",
                to="themes.Theme",
                verbose_name="thema’s",
            ),
        ),
        migrations.CreateModel(
            name="CollectiefPage",
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
                    "also_called",
                    models.CharField(
                        blank=True,
                        help_text="Andere namen, met een komma ertussen.",
                        max_length=200,
                        verbose_name="ook genoemd",
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
                ("period", models.CharField(max_length=120, verbose_name="looptijd")),
                ("project_leadership", models.TextField(blank=True, verbose_name="projectleiding")),
                (
                    "project_leadership_source",
                    models.CharField(blank=True, max_length=200, verbose_name="bron van de projectleiding"),
                ),
                ("continuation", portal.core.fields.StreamField(blank=True, verbose_name="wat er na 2016 doorging")),
                ("note", models.TextField(blank=True, verbose_name="toelichting van de redactie")),
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="collectief_page",
                        to="core.region",
                        verbose_name="regio",
                    ),
                ),
            ],
            options={
                "verbose_name": "collectief",
                "verbose_name_plural": "collectieven",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="MatrixLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("text", models.CharField(max_length=140, verbose_name="in één regel")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matrix_lines",
                        to="collectieven.collectiefpage",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matrix_lines",
                        to="themes.theme",
                        verbose_name="thema",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="actionaudience",
            constraint=models.UniqueConstraint(
                fields=("tag", "content_object"), name="collectieven_actionaudience_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="actionpartner",
            constraint=models.UniqueConstraint(
                fields=("tag", "content_object"), name="collectieven_actionpartner_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="actionregion",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="collectieven_actionregion_once"),
        ),
        migrations.AddConstraint(
            model_name="actionseealso",
            constraint=models.UniqueConstraint(fields=("page", "other"), name="action_see_also_once"),
        ),
        migrations.AddConstraint(
            model_name="actionseealso",
            constraint=models.CheckConstraint(
                condition=models.Q(("page", models.F("other")), _negated=True), name="action_see_also_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="actionsubject",
            constraint=models.UniqueConstraint(
                fields=("tag", "content_object"), name="collectieven_actionsubject_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="actiontheme",
            constraint=models.UniqueConstraint(fields=("tag", "content_object"), name="collectieven_actiontheme_once"),
        ),
        migrations.AddConstraint(
            model_name="actionpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("part_of__isnull", True),
                    models.Q(("part_of", models.F("page_ptr")), _negated=True),
                    _connector="OR",
                ),
                name="action_not_part_of_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="matrixline",
            constraint=models.UniqueConstraint(fields=("page", "theme"), name="matrix_line_once_per_theme"),
        ),
    ]
