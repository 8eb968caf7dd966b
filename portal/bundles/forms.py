"""What is asked of who makes a bundle, plans it, or sends it back."""

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from portal.teams.models import Team
from portal.teams.selectors import is_national, teams_of

from .models import Bundle, BundlePage


class BundleForm(WagtailAdminModelForm):
    """`user`: who fills it in. The collectief is asked once, and only of who has more than one to choose from."""

    class Meta:
        model = Bundle
        fields = ["title", "note", "team", "publish_at"]
        widgets = {"note": AdminAutoHeightTextInput}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        national = is_national(user)
        teams = Team.objects.all() if national else teams_of(user)
        self.fields["title"].error_messages["required"] = "Geef de bundel een naam."
        if self.instance.pk or (not national and teams.count() == 1):
            self.instance.team = self.instance.team if self.instance.pk else teams.get()
            del self.fields["team"]
            return
        team = self.fields["team"]
        team.queryset, team.required = teams, not national
        team.empty_label = "Landelijk: pagina’s van elk collectief" if national else "Kies een collectief"
        team.help_text = "De eindredactie van dit collectief kijkt de bundel na."
        team.error_messages["required"] = "Kies het collectief waarvan deze bundel is."

    def clean_publish_at(self):
        return in_the_future(self.cleaned_data["publish_at"], self.instance)


class MomentForm(WagtailAdminModelForm):
    """Another moment for a bundle that was submitted or approved; empty for ‘by hand’."""

    class Meta:
        model = Bundle
        fields = ["publish_at"]

    def clean_publish_at(self):
        return in_the_future(self.cleaned_data["publish_at"], self.instance)


def in_the_future(moment, bundle: Bundle):
    """A moment that has passed is refused when it is new; the one that stood there may stay until it is approved."""
    if moment and moment <= timezone.now() and moment != bundle.publish_at:
        raise forms.ValidationError("Dit moment is al voorbij. Kies een later moment, of maak het veld leeg.")
    return moment


class SendBackForm(forms.Form):
    """A remark on the whole bundle, and one on each page."""

    remark = forms.CharField(
        label="Opmerking bij de hele bundel",
        required=False,
        max_length=1000,
        widget=AdminAutoHeightTextInput,
        error_messages={"max_length": "Uw opmerking is te lang. Houd het bij 1.000 tekens."},
    )

    def __init__(self, *args, entries: list[BundlePage], **kwargs):
        super().__init__(*args, **kwargs)
        for entry in entries:
            self.fields[f"remark-{entry.pk}"] = forms.CharField(
                label=f"Bij ‘{entry.title}’", required=False, max_length=1000, widget=AdminAutoHeightTextInput
            )

    def clean(self) -> dict:
        cleaned_data = super().clean()
        if not self.errors and not any(cleaned_data.values()):
            self.add_error("remark", "Schrijf op wat er anders moet, bij de bundel of bij een pagina.")
        return cleaned_data

    @property
    def remarks(self) -> dict[int, str]:
        return {
            int(name.removeprefix("remark-")): text
            for name, text in self.cleaned_data.items()
            if name.startswith("remark-") and text
        }
