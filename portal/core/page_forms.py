"""The editor's forms around pages, with the checks that Wagtail does not know of."""

from django import forms
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from .slugs import is_reserved, refusal


class PortalPageForm(WagtailAdminPageForm):
    def clean_slug(self) -> str:
        """A slug that a view has already is refused by name; Wagtail would save a page that cannot be reached."""
        slug = self.cleaned_data["slug"]
        if is_reserved(slug, self.parent_page):
            raise forms.ValidationError(refusal(slug))
        return slug


class PortalCopyForm(CopyForm):
    def clean(self) -> dict:
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        slug = cleaned_data.get("new_slug", "")
        if is_reserved(slug, parent):
            self.add_error("new_slug", refusal(slug))
        return cleaned_data
