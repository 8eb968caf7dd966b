"""Wagtail's screens for promoted results, without its own counts: `portal.search.query_totals` counts searches."""

from django.core.exceptions import ValidationError
from wagtail.contrib.search_promotions import forms, views
from wagtail.contrib.search_promotions.models import Query

from .query_text import normalise


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


class QuestionMixin:
    form_class = QuestionForm
    success_message = "Opgeslagen. Wie zoekt naar ‘%(query)s’, ziet het uitgelichte resultaat meteen."
    error_message = "Niet opgeslagen. Kijk bij de velden wat er nog niet goed is."

    def form_invalid(self, form):
        """Wagtail's `is_valid` says nothing when one of the results is wrong, and writes the question all the same."""
        self.produced_error_message = self.produced_error_message or self.get_error_message()
        response = super().form_invalid(form)
        response.render()
        Query.garbage_collect()
        return response


class PromotionIndexView(views.IndexView):
    """Without the column of views, which would always be nought."""

    columns = [column for column in views.IndexView.columns if column.name != "views"]


class PromotionCreateView(QuestionMixin, views.CreateView):
    template_name = "redactie/promotion_add.html"

    def get_initial(self) -> dict:
        """`?words=` fills in the question, for links from elsewhere in the admin."""
        return {**super().get_initial(), "query_string": self.request.GET.get("words", "")}


class PromotionEditView(QuestionMixin, views.EditView):
    pass


class PromotionDeleteView(views.DeleteView):
    success_message = "Verwijderd. Bij deze zoekvraag staat niets uitgelichts meer."
