from django.db import migrations, models

STATES = [
    ("not_checked", "nog niet gecontroleerd"),
    ("reachable", "bereikbaar"),
    ("moved", "verhuisd"),
    ("faltering", "met een storing"),
    ("gone", "onbereikbaar"),
    ("undecided", "niet te controleren"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("linkcheck", "0003_copies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="checkedaddress",
            name="state",
            field=models.CharField(
                choices=STATES, db_index=True, default="not_checked", max_length=11, verbose_name="staat"
            ),
        ),
        migrations.AlterField(
            model_name="toldlink",
            name="state",
            field=models.CharField(choices=STATES, max_length=11, verbose_name="staat"),
        ),
    ]
