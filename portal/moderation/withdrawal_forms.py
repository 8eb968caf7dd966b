"""What is asked of who withdraws an item."""

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminPageChooser
from wagtail.models import Page

from portal.core.models import ItemPage, Withdrawal
from portal.core.querysets import visible_pages

Kind = Withdrawal.Kind
KINDS = [
    (Kind.WITHDRAWN, "Ingetrokken. Lezers zien de titel en de reden, niet de tekst."),
    (Kind.MERGED, "Samengevoegd. Lezers komen op de pagina waar het nu staat."),
    (Kind.MISTAKE, "Per ongeluk gepubliceerd. Lezers zien alleen de reden, ook de titel niet."),
]


class WithdrawalForm(forms.Form):
    """`page`: the item that is to be withdrawn. `withdrawal`: the one that stands, of who corrects it."""

    kind = forms.ChoiceField(
        label="Wat is er aan de hand?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er aan de hand is."},
    )
    target = forms.ModelChoiceField(
        label="Waar staat het nu?",
        queryset=Page.objects.all(),
        widget=AdminPageChooser,
        required=False,
        help_text="Alleen bij samenvoegen: de pagina waar lezers dan op komen.",
    )
    reason = forms.CharField(
        label="Reden voor lezers",
        max_length=300,
        widget=AdminAutoHeightTextInput,
        help_text="Eén of twee zinnen. Staat op het adres van deze pagina. Noem geen namen van mensen. "
        "Bij samenvoegen zien lezers de reden alleen als de andere pagina niet meer op de site staat.",
        error_messages={"required": "Schrijf op waarom u deze pagina intrekt."},
    )

    def __init__(self, *args, page: ItemPage, withdrawal: Withdrawal | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.page, self.withdrawal = page, withdrawal

    def clean(self) -> dict:
        cleaned_data = super().clean()
        if cleaned_data.get("kind") != Kind.MERGED:
            cleaned_data["target"] = None
        elif problem := self.problem_with(cleaned_data.get("target")):
            self.add_error("target", problem)
        return cleaned_data

    def problem_with(self, target: Page | None) -> str | None:
        if target is None:
            return "Kies de pagina waar het nu staat."
        if target.pk == self.page.pk:
            return "Dit is de pagina die u intrekt. Kies een andere."
        if self.withdrawal and target.pk == self.withdrawal.target_id:
            return None  # who corrects the reason need not choose anew: readers are led on, or read the reason
        if not visible_pages().filter(pk=target.pk).exists():
            return "Lezers kunnen die pagina niet zien. Kies een pagina die op de site staat."
        return None
