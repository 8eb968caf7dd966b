"""Panels of the editor's form that Wagtail does not have."""

from django.forms.widgets import Script
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, Panel

from .conflicts import CONFLICT, REPLACE, differences
from .publication import missing_for_publication


class ReportLinesPanel(FieldPanel):
    """The lines of the report, only where there are some: something new can never claim to be from the report."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.instance.source)


class RequirementsPanel(Panel):
    """What is needed still before this page can be published, with a link to each field. Nothing when all is there."""

    def clean_name(self) -> str:
        return "requirements"

    class BoundPanel(Panel.BoundPanel):
        template_name = "redactie/requirements_panel.html"

        class Media:
            js = [Script("js/redactie/nodig.js", type="module")]  # so that it begins when the form is there

        @property
        def refused(self) -> bool:
            """Whether publishing was asked and cannot be done."""
            return bool(getattr(self.form, "missing", []))

        @property
        def missing(self) -> list:
            asked = getattr(self.form, "missing", None)
            if asked is not None:
                return asked
            # A new form has fields filled in that its page does not have yet: the region and the mailbox.
            given = self.form.initial if self.form and not self.instance.pk else None
            return missing_for_publication(self.instance, given)

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.missing)

        def get_context_data(self, parent_context=None) -> dict:
            context = super().get_context_data(parent_context)
            missing = [
                {"text": part.text, "anchor": f"id_{part.field}" if part.field in self.form.fields else ""}
                for part in self.missing
            ]
            return {**context, "missing": missing, "refused": self.refused}


class ConflictPanel(Panel):
    """Shown when somebody else saved the page after this form was opened: both texts, and what the user can do."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "redactie/conflict_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and getattr(self.form, "conflict", None) is not None

        def get_context_data(self, parent_context=None) -> dict:
            conflict = self.form.conflict
            return {
                **super().get_context_data(parent_context),
                "conflict": conflict,
                "differences": differences(self.instance, conflict, self.request),
                "compare_url": reverse("wagtailadmin_pages:view_draft", args=[self.instance.pk]),
                "replace_name": REPLACE,
                "conflict_name": CONFLICT,
            }
