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
            name="HomePage",
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
                        help_text="Wat is dit portaal? In hooguit twee zinnen, bovenaan de voorpagina.",
                        max_length=400,
                        verbose_name="inleiding",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorpagina",
            },
            bases=("wagtailcore.page",),
        ),
    ]
