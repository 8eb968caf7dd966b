"""Synonyms: other words for what stands in the texts, kept by editors."""

from django.core.exceptions import ValidationError
from django.db import models

from portal.core.words_in_text import as_kept

LONGEST = 300  # characters of a list of phrases


class SynonymManager(models.Manager):
    def get_by_natural_key(self, words: str):
        return self.get(words=words)


class Synonym(models.Model):
    """Who searches for one of the words also finds what holds one of the meanings; two-way: the other way as well."""

    words = models.CharField(
        "wie zoekt naar",
        max_length=LONGEST,
        unique=True,
        help_text="Eén of meer woorden of woordgroepen, met een komma ertussen. Bijvoorbeeld: dokter, huisdokter.",
    )
    meanings = models.CharField(
        "vindt ook",
        max_length=LONGEST,
        help_text="De woorden die in de teksten staan, met een komma ertussen. Bijvoorbeeld: huisarts.",
    )
    two_way = models.BooleanField(
        "ook andersom",
        default=False,
        help_text=(
            "Zet dit aan als de woorden precies hetzelfde betekenen: film en video. "
            "Laat het uit als het ene woord ruimer is: wie ‘dokter’ zoekt wil de huisarts, maar niet andersom."
        ),
    )

    objects = SynonymManager()

    class Meta:
        verbose_name = "synoniem"
        verbose_name_plural = "synoniemen"
        ordering = ["words"]

    def __str__(self) -> str:
        return f"{self.words} {'↔' if self.two_way else '→'} {self.meanings}"

    def natural_key(self) -> tuple[str]:
        return (self.words,)

    def clean(self) -> None:
        """Keeps the phrases with one comma and a space between them. Raises ValidationError in an editor's words."""
        super().clean()
        said, meant = phrases(self.words), phrases(self.meanings)
        self.words, self.meanings = ", ".join(said), ", ".join(meant)
        empty = {
            name: "Vul ten minste één woord in, met letters of cijfers."
            for name, found in (("words", said), ("meanings", meant))
            if not found
        }
        if empty:
            raise ValidationError(empty)
        both = {phrase.casefold() for phrase in said} & {phrase.casefold() for phrase in meant}
        if both:
            raise ValidationError({"meanings": f"‘{sorted(both)[0]}’ staat al bij ‘wie zoekt naar’."})


def phrases(text: str) -> list[str]:
    """The phrases of a list with commas, each once; what holds no letter or digit is left out."""
    found = [as_kept(part) for part in text.split(",")]
    return list({p.casefold(): p for p in reversed(found) if any(char.isalnum() for char in p)}.values())[::-1]
