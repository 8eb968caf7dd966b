"""The editor's form of the accessibility statement, with a rule of the national register."""

from portal.core.page_forms import PortalPageForm

# Status A and B rest on an investigation whose report anybody can read; C to E need none.
NEED_A_REPORT = {"A", "B"}
NO_REPORT = (
    "Status A of B kan alleen na een onderzoek. Zet bij ‘Wat is getest’ een test met het adres van het rapport, of "
    "kies een andere status."
)


class AccessibilityStatementForm(PortalPageForm):
    def is_valid(self) -> bool:
        """Refuses a status that rests on an investigation when no test has a report."""
        valid = super().is_valid()
        if valid and self.cleaned_data["status"] in NEED_A_REPORT and not self.has_a_report():
            self.add_error("status", NO_REPORT)
            return False
        return valid

    def has_a_report(self) -> bool:
        tests = self.formsets["tests"]
        return any(form.cleaned_data.get("report_url") for form in tests.forms if form not in tests.deleted_forms)
