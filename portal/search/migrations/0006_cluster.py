"""Which cluster holds the same words, and what it still has to hear."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_values_and_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClusterChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slot", models.PositiveSmallIntegerField(db_index=True)),
                ("row", models.BigIntegerField(null=True)),
                ("gone", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddField(
            model_name="searchstate",
            name="cluster",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
