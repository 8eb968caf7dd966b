"""Wagtail's screens for promoted results, without its own counts: `portal.search.query_totals` counts searches."""

from django.utils.functional import cached_property
from wagtail.contrib.search_promotions import views
from wagtail.contrib.search_promotions.models import Query

from .promotion_forms import PromotionsFormSet, QuestionForm


class QuestionMixin:
    form_class = QuestionForm
    success_message = "Opgeslagen. Wie zoekt naar ‘%(query)s’, ziet het uitgelichte resultaat meteen."
    error_message = "Niet opgeslagen. Kijk bij de velden wat er nog niet goed is."

    @cached_property
    def searchpicks_formset(self) -> PromotionsFormSet:
        data = self.request.POST if self.request.method == "POST" else None
        return PromotionsFormSet(data, instance=self.object)

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
