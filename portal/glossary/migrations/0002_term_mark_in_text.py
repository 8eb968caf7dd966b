from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("glossary", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="term",
            name="mark_in_text",
            field=models.BooleanField(
                default=True,
                help_text="Lezers kunnen de uitleg openen waar dit woord voor het eerst op een pagina staat. Zet dit uit bij een gewoon woord dat iedereen kent.",
                verbose_name="uitleggen in teksten",
            ),
        ),
    ]
