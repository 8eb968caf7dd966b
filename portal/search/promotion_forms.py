"""Wagtail's forms for promoted results, in the editors' words."""

from django.core.exceptions import ValidationError
from wagtail.contrib.search_promotions import forms

from .query_text import normalise

WORDS = {
    "page": ("Pagina van dit portaal", "Kies een pagina, of vul hieronder een adres elders in."),
    "external_link_url": ("Adres van een andere site", "Begint met https://"),
    "external_link_text": ("Titel van die site", "Dit staat als link boven de resultaten."),
    "description": ("Omschrijving", "Eén korte zin. Mag leeg blijven."),
}


class QuestionForm(forms.QueryForm):
    """Keeps the question as `promoted` compares it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["query_string"]
        field.label = "Zoekvraag"
        field.help_text = (
            "De vraag zoals bezoekers haar typen. Hoofdletters, accenten en leestekens maken niet uit. "
            "Bij andere woorden, een meervoud of een andere volgorde staat dit resultaat er niet."
        )

    def clean_query_string(self) -> str:
        words = normalise(self.cleaned_data["query_string"])
        if not words:
            raise ValidationError("Vul ten minste één woord in, met letters of cijfers.")
        return words


class PromotionForm(forms.SearchPromotionForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in WORDS.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text

    def clean(self) -> dict:
        """Looks at what was typed, so that a wrong address is not called empty."""
        cleaned = super(forms.SearchPromotionForm, self).clean()
        page, url, text = (self[name].value() for name in ("page", "external_link_url", "external_link_text"))
        if page and url:
            raise ValidationError("Kies een pagina of vul een ander adres in, niet allebei.")
        if not page and not url:
            raise ValidationError("Kies een pagina of vul het adres van een andere site in.")
        if url and not text:
            self.add_error("external_link_text", "Vul in hoe de link moet heten.")
        return cleaned


class PromotionsFormSet(forms.SearchPromotionsFormSet):
    form = PromotionForm
    minimum_forms_message = "Voeg ten minste één uitgelicht resultaat toe."
