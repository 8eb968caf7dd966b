"""The form in which somebody chooses what to import, where it goes, and the file."""

from django import forms
from django.contrib.auth.models import AbstractUser
from django.utils.text import capfirst

from .places import choices_for, region_of

CHOOSE_AGAIN = "Kies het bestand nog een keer. Uw browser onthoudt het niet."


class ImportForm(forms.Form):
    """`target`: a kind and a place together, for both are only offered as far as the rights go."""

    target = forms.ChoiceField(
        label="Wat wilt u importeren?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u wilt importeren.", "invalid_choice": "Kies wat u wilt importeren."},
    )
    file = forms.FileField(
        label="Bestand",
        help_text="XLSX of CSV, tot 10 MB en 5.000 rijen. Ook met puntkomma’s.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        max_length=255,
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
            "max_length": "De naam van dit bestand is te lang. Geef het een kortere naam.",
        },
    )

    def __init__(self, *args, user: AbstractUser, **kwargs):
        super().__init__(*args, **kwargs)
        self.targets = {
            f"{kind.name}:{place.pk}": (kind, place) for kind, places in choices_for(user) for place in places
        }
        self.fields["target"].choices = [(value, target_label(*target)) for value, target in self.targets.items()]
        if len(self.targets) == 1:
            self.fields["target"].initial = next(iter(self.targets))

    def clean(self) -> dict:
        """A browser forgets the file of a form that comes back: who gave one is told to choose it again."""
        cleaned = super().clean()
        if "target" in self.errors and cleaned.get("file"):
            self.add_error("file", CHOOSE_AGAIN)
        return cleaned

    @property
    def kinds(self) -> list:
        """The kinds that can be chosen, each once: there is a template for each."""
        return list({kind.name: kind for kind, _place in self.targets.values()}.values())


def target_label(kind, place) -> str:
    """‘Producten’, and of the part of one region ‘Producten van Zwolle’."""
    plural = capfirst(kind.plural)
    region = region_of(place)
    return f"{plural} van {region}" if region else plural
