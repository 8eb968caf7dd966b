"""The form ‘Nieuw collectief’: a place that is known already or a new one, and a mailbox."""

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from portal.core.models import Region

from .establishing import Establishment, establish, obstacle, region_named
from .models import Team

CHOOSE_OR_NAME = "Kies een regio, of vul de naam van een nieuwe regio in."
BOTH = "U koos hierboven al een regio. Maak dit veld leeg, of kies ‘Een nieuwe regio’."


class TeamForm(WagtailAdminModelForm):
    """The mailbox of a team; saving also mends what is missing."""

    establishment: Establishment  # after `save`

    class Meta:
        model = Team
        fields = ["mailbox"]

    def clean(self) -> dict:
        cleaned_data = super().clean()
        if not self.errors and (in_the_way := obstacle(self.region())):
            raise ValidationError(in_the_way)
        return cleaned_data

    def region(self) -> Region:
        return self.instance.region

    def save(self, commit: bool = True) -> Team:
        self.establishment = establish(region=self.region(), mailbox=self.cleaned_data["mailbox"])
        return self.establishment.team


class NewTeamForm(TeamForm):
    known_region = forms.ModelChoiceField(
        Region.objects.filter(team__isnull=True),
        label="Regio",
        required=False,
        empty_label="Een nieuwe regio",
        help_text="Staat de gemeente of regio al in de lijst? Kies die dan. Anders vult u hieronder een naam in.",
        widget=forms.Select(attrs={"class": "w-w-full"}),  # names can be wider than a phone
    )
    name = forms.CharField(label="Naam van de nieuwe regio", required=False, max_length=100)
    kind = forms.ChoiceField(label="Soort gebied", choices=Region.Kind.choices, required=False)
    cbs_code = forms.CharField(
        label="CBS-code",
        required=False,
        max_length=6,
        help_text="Alleen voor een nieuwe gemeente, bijvoorbeeld GM0193. Hiermee komt het collectief op de kaart.",
    )

    field_order = ["known_region", "name", "kind", "cbs_code", "mailbox"]

    def clean_cbs_code(self) -> str:
        return self.cleaned_data["cbs_code"].upper()

    def clean(self) -> dict:
        chosen, name = self.cleaned_data.get("known_region"), self.cleaned_data.get("name")
        if not chosen and not name and "name" not in self.errors:
            self.add_error("known_region", CHOOSE_OR_NAME)
        if name and chosen:
            self.add_error("name", BOTH)
        elif name and (same := region_named(name)):
            self.add_error("name", f"‘{same.name}’ staat al in de lijst van regio’s. Kies die hierboven.")
        elif name:
            self.check_new_region()
        return super().clean()

    def check_new_region(self) -> None:
        try:
            self.region().full_clean(exclude=["slug"])
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                if field not in self.errors:
                    self.add_error(field if field in self.fields else None, messages)

    def region(self) -> Region:
        """The chosen one, or a new one that is not saved yet."""
        given = {name: self.cleaned_data.get(name, "") for name in ("name", "kind", "cbs_code")}  # refused ones are out
        return self.cleaned_data.get("known_region") or Region(**given)
