from django.core.exceptions import ValidationError
from django.db import models

from portal.core.languages import foreign_languages, language_name
from portal.core.words_in_text import as_kept

QUOTES = '‘’“”"'


class ForeignPhraseManager(models.Manager):
    def get_by_natural_key(self, text: str):
        return self.get(text=text)


class ForeignPhrase(models.Model):
    """Words in another language than Dutch that stand in titles and texts: a screen reader must say them otherwise."""

    text = models.CharField(
        "woord of zin",
        max_length=120,
        unique=True,
        help_text="Precies zoals het in de teksten staat, met dezelfde hoofdletters. Zonder aanhalingstekens eromheen.",
    )
    language = models.CharField("taal", max_length=10, choices=foreign_languages)

    objects = ForeignPhraseManager()

    class Meta:
        verbose_name = "woord in een andere taal"
        verbose_name_plural = "woorden in een andere taal"
        ordering = ["text"]

    def __str__(self) -> str:
        return f"{self.text} ({language_name(self.language)})"

    def natural_key(self) -> tuple[str]:
        return (self.text,)

    def clean(self) -> None:
        """Keeps the text as it is looked for: one space between words, the Dutch apostrophe."""
        super().clean()
        self.text = as_kept(self.text)
        if self.text and not any(character.isalpha() for character in self.text):
            raise ValidationError({"text": "Vul een woord of een zin in, met letters."})
        if self.text.strip(QUOTES) != self.text:
            raise ValidationError({"text": "Laat de aanhalingstekens weg: vul alleen de woorden zelf in."})
