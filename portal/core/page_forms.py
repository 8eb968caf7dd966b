"""The editor's forms around pages, with the checks that Wagtail does not know of."""

import secrets

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from .choosing import OwnChoicesMixin
from .conflicts import Conflict, find_conflict
from .judges import fill_in
from .publication import Missing, missing_for_publication
from .slugs import is_reserved, refusal

# Names one form for a new page, so that what comes in twice makes one page (`portal.publishing.creating`).
CREATION = "creation"
NOT_OF_THE_ROW = {"id", "ORDER", "DELETE"}  # what a formset adds to the fields of each row


# Buttons of the editor that lead to publication, now or after others have looked.
TOWARDS_PUBLICATION = ("action-publish", "action-submit", "action-restart-workflow")


SAVED_MEANWHILE = "Intussen heeft {who} deze pagina opgeslagen. Bovenaan het formulier staat wat u kunt doen."


class PortalPageForm(OwnChoicesMixin, WagtailAdminPageForm):
    """`missing`: what stands in the way of the publication that was asked for; None when none was asked for.

    `conflict`: what somebody else saved since the form was opened; None when nobody did.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.missing: list[Missing] | None = None
        self.conflict: Conflict | None = None
        section = getattr(self.parent_page, "region", None)
        if section and not self.instance.pk and "regions" in self.fields:
            self.initial["regions"] = [section]
        if section and not self.instance.pk and "review_mailbox" in self.fields:
            self.initial["review_mailbox"] = section.team.mailbox if hasattr(section, "team") else ""
        if not self.instance.pk:
            # Wagtail prints what no panel claims, at the end of the form.
            self.fields[CREATION] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=secrets.token_hex(16)
            )
        if "type" in self.fields and not self.instance.pk:
            # Chosen, not left as it happened to stand.
            self.fields["type"].choices = [("", "Kies een soort"), *self.fields["type"].choices]
            self.initial["type"] = ""
        if "change_note" in self.fields and was_told(self.instance):
            self.initial |= {"change_note": "", "minor_change": False}

    def clean(self) -> dict:
        """A draft is saved with whatever is there; who wants it published hears what is needed still."""
        cleaned_data = super().clean()
        if self.instance.pk:
            self.conflict = find_conflict(self.instance, self.data, self.for_user)
        if self.conflict:
            self.add_error(None, SAVED_MEANWHILE.format(who=self.conflict.who))
        if self.leads_to_publication():
            given = {**dict.fromkeys(self.errors), **cleaned_data}  # what was refused counts as not given
            self.missing = missing_for_publication(self.instance, given)
            for part in self.missing:
                if part.field not in self.errors:
                    self.add_error(part.field if part.field in self.fields else None, part.text)
        if self.instance.pk and self.data.get("action-publish") and not self.errors:
            fill_in(cleaned_data, self.instance, self.for_user)  # Wagtail's edit view passes by `ItemPage.publish`
        return cleaned_data

    def leads_to_publication(self) -> bool:
        """Wagtail defers what is required whenever it will only save, also for who may not press the other buttons."""
        if self.is_deferred_validation:
            return False
        approves = self.data.get("action-workflow-action") and self.data.get("workflow-action-name") != "reject"
        return bool(approves) or any(self.data.get(name) for name in TOWARDS_PUBLICATION)

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


def was_told(page) -> bool:
    """Whether what the note on this page says is about a publication of before: the next change asks for a new one.

    So when the latest revision is published, and when an older one is brought back with its note.
    """
    if not page.pk:
        return False
    told = Q(revision=page.latest_revision_id)
    if page.change_note:
        told |= Q(note=page.change_note)
    return page.published_changes.filter(told).exists()


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


class PortalCopyForm(OwnChoicesMixin, CopyForm):
    """A copy is a draft: what is needed for publishing is asked when that is published, with the form at hand.

    Wagtail would also publish the copies at once, or make an alias, which is published with its original.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)

    @property
    def for_user(self) -> AbstractUser:
        return self.user

    def clean(self) -> dict:
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        slug = cleaned_data.get("new_slug", "")
        if is_reserved(slug, parent):
            self.add_error("new_slug", refusal(slug))
        return cleaned_data
