"""The editor's forms around pages, with the checks that Wagtail does not know of."""

from django import forms
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from .slugs import is_reserved, refusal

NOT_OF_THE_ROW = {"id", "ORDER", "DELETE"}  # what a formset adds to the fields of each row


class PortalPageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        section = getattr(self.parent_page, "region", None)
        if self.instance.pk is None and section and "regions" in self.fields:
            self.initial["regions"] = [section]

    def clean_slug(self) -> str:
        """A slug that a view has already is refused by name; Wagtail would save a page that cannot be reached."""
        slug = self.cleaned_data["slug"]
        if is_reserved(slug, self.parent_page):
            raise forms.ValidationError(refusal(slug))
        return slug

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if valid:
            for name, formset in self.formsets.items():
                if name != "comments":
                    adopt_stored_rows(formset)
        return valid


def adopt_stored_rows(formset: BaseChildFormSet) -> None:
    """Let a new row in the form be the row that is stored already, when both say the same.

    A button that is pressed while an automatic save is under way sends its rows without the numbers they have just
    been given, and so does a second editor who adds the same thing. Wagtail would store it twice, or stop with an
    error where the database allows it once.
    """
    sent = {form.instance.pk for form in formset.forms if form.instance.pk}
    stored = [row for row in formset.queryset if row.pk and row.pk not in sent]
    for form in formset.forms:
        if form.instance.pk or not form.has_changed() or form in formset.deleted_forms:
            continue
        names = identifying_fields(formset, form)
        same = (row for row in stored if all(getattr(row, name) == form.cleaned_data.get(name) for name in names))
        if row := next(same, None):
            form.instance.pk = row.pk
            stored.remove(row)


def identifying_fields(formset: BaseChildFormSet, form: forms.ModelForm) -> set[str]:
    """What makes two rows the same: what the database wants to be unique, or else all fields."""
    for constraint in formset.model._meta.total_unique_constraints:
        if formset.fk.name in constraint.fields:
            return set(constraint.fields) - {formset.fk.name}
    return set(form.fields) - NOT_OF_THE_ROW


class PortalCopyForm(CopyForm):
    def clean(self) -> dict:
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        slug = cleaned_data.get("new_slug", "")
        if is_reserved(slug, parent):
            self.add_error("new_slug", refusal(slug))
        return cleaned_data
