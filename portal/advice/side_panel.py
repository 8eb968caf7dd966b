"""‘Tips voor uw tekst’: a panel beside the editor's form."""

from django.forms.widgets import Script
from django.urls import reverse
from wagtail.admin.ui.side_panels import BaseSidePanel

from .selectors import tips_for


class TipsSidePanel(BaseSidePanel):
    """The points of the page as it was when the form was opened; a script asks again while somebody types.

    `parent`: where a page that is not stored yet will stand.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Tips voor uw tekst tonen of verbergen"
        icon_name = "clipboard-list"

        def get_context_data(self, parent_context) -> dict:
            context = super().get_context_data(parent_context)
            return {**context, "count": len(self.panel.tips.findings)}

    name = "tips"
    title = "Tips voor uw tekst"
    template_name = "advice/side_panel.html"
    order = 360  # after Wagtail's own checks

    def __init__(self, object, request, *, parent=None):
        super().__init__(object, request)
        self.parent = parent
        self.tips = tips_for(object, request.user)

    class Media:
        js = [Script("js/redactie/tips.js", type="module")]  # so that it begins when the form is there

    @property
    def address(self) -> str:
        """Where the text that is being typed can be sent to."""
        if self.object.pk:
            return reverse("advice_tips", args=[self.object.pk])
        return reverse(
            "advice_tips_new", args=[self.model._meta.app_label, self.model._meta.model_name, self.parent.pk]
        )

    def get_context_data(self, parent_context) -> dict:
        return {**super().get_context_data(parent_context), "tips": self.tips, "address": self.address}
