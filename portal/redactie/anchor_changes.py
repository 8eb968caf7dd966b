"""The changes of an anchor in its form."""

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class ChangesFormSet(BaseChildFormSet):
    def get_unique_error_message(self, unique_check: tuple[str, ...]) -> str:
        """Django would name the fields as they are called in the code."""
        return "Twee wijzigingen hebben dezelfde dag. Maak er één van, of verander een dag."

    def get_form_error(self) -> str:
        return "Deze dag staat er al."


class ChangesPanel(InlinePanel):
    """An inline panel whose rows belong to that form set."""

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = ChangesFormSet
        return options
