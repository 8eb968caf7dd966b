import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Audience",
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
            ],
            options={
                "verbose_name": "doelgroep",
                "verbose_name_plural": "doelgroepen",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=150, unique=True)),
                ("checksum", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=64)),
                ("object_id", models.BigIntegerField()),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "regel in het laadboek",
                "verbose_name_plural": "laadboek",
            },
        ),
        migrations.CreateModel(
            name="Partner",
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
                ("abbreviation", models.CharField(blank=True, max_length=30, verbose_name="afkorting")),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="volledige naam")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("zorg", "zorg"),
                            ("onderwijs", "onderwijs"),
                            ("veiligheid", "veiligheid en justitie"),
                            ("bestuur", "gemeente en bestuur"),
                            ("overig", "overig"),
                        ],
                        default="overig",
                        max_length=10,
                        verbose_name="sector",
                    ),
                ),
            ],
            options={
                "verbose_name": "samenwerkingspartner",
                "verbose_name_plural": "samenwerkingspartners",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PermalinkCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20, unique=True)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "teller van permalinks",
                "verbose_name_plural": "tellers van permalinks",
            },
        ),
        migrations.CreateModel(
            name="Subject",
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
            ],
            options={
                "verbose_name": "onderwerp",
                "verbose_name_plural": "onderwerpen",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PortalDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "language",
                    models.CharField(
                        default="nl", help_text="Code van de taal, bijvoorbeeld nl.", max_length=10, verbose_name="taal"
                    ),
                ),
                ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="aantal bladzijden")),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documenten",
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PortalImage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                ("description", models.CharField(blank=True, default="", max_length=255, verbose_name="description")),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at")),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "verbose_name": "afbeelding",
                "verbose_name_plural": "afbeeldingen",
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PortalSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True,
                        help_text="Staat bij ‘Klopt er iets niet?’ en op de contactpagina. Leeg: dan staat er geen adres.",
                        max_length=254,
                        verbose_name="e-mailadres van de redactie",
                    ),
                ),
                (
                    "advice_phone",
                    models.CharField(default="0800-2000", max_length=20, verbose_name="telefoon Veilig Thuis"),
                ),
                (
                    "advice_text",
                    models.CharField(
                        default="Bel Veilig Thuis. Dat kan dag en nacht, en het is gratis.",
                        max_length=300,
                        verbose_name="tekst bij direct advies",
                    ),
                ),
                (
                    "emergency_text",
                    models.CharField(
                        default="Is er direct gevaar? Bel 112.", max_length=200, verbose_name="tekst bij direct gevaar"
                    ),
                ),
                (
                    "advice_checked_on",
                    models.DateField(blank=True, null=True, verbose_name="hulpinformatie gecontroleerd op"),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False, on_delete=django.db.models.deletion.CASCADE, to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "instellingen van het portaal",
            },
        ),
        migrations.CreateModel(
            name="ExternalAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(blank=True, max_length=60, null=True, unique=True, verbose_name="sleutel")),
                ("url", models.URLField(max_length=500, unique=True, verbose_name="webadres")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reachable", "bereikbaar"),
                            ("moved", "verhuisd"),
                            ("archived", "alleen in een archief"),
                            ("gone", "onbereikbaar"),
                            ("not_checked", "niet gecontroleerd"),
                        ],
                        default="not_checked",
                        max_length=12,
                        verbose_name="staat",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="gecontroleerd op")),
                (
                    "archive_url",
                    models.URLField(
                        blank=True,
                        help_text="Bijvoorbeeld een kopie bij het Internet Archive.",
                        max_length=500,
                        verbose_name="adres in een archief",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="toelichting")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="bron (regels in het rapport)")),
                (
                    "stored_copy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copy_of",
                        to="core.portaldocument",
                        verbose_name="bewaarde kopie",
                    ),
                ),
            ],
            options={
                "verbose_name": "extern adres",
                "verbose_name_plural": "externe adressen",
                "ordering": ["url"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["not_checked"]), ("checked_on__isnull", False), _connector="OR"
                        ),
                        name="external_address_checked_has_date",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PortalRendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="core.portalimage"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("image", "filter_spec", "focal_point_key"), name="rendition_once")
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Region",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("gemeente", "gemeente"), ("regio", "regio"), ("province", "provincie")],
                        default="gemeente",
                        max_length=10,
                        verbose_name="soort gebied",
                    ),
                ),
                (
                    "cbs_code",
                    models.CharField(
                        blank=True,
                        help_text="Code van de gemeente bij het CBS, bijvoorbeeld GM0363. Alleen voor gemeenten.",
                        max_length=6,
                        verbose_name="CBS-code",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Wie op het grotere gebied filtert, vindt ook wat bij dit gebied hoort.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="core.region",
                        verbose_name="onderdeel van",
                    ),
                ),
            ],
            options={
                "verbose_name": "regio",
                "verbose_name_plural": "regio’s",
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="region_name_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(("part_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="region_not_part_of_itself",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cbs_code", ""), _negated=True),
                        fields=("cbs_code",),
                        name="region_cbs_code_unique",
                    ),
                ],
            },
        ),
    ]
