"""What all screens of the records beside the pages share."""

from django.db.models import Field, Model
from django.utils.functional import cached_property
from django.utils.text import capfirst, slugify
from wagtail.admin.panels import HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSet

AT_ONCE = HelpPanel(
    content="<p>Let op: wat u hier opslaat, staat meteen op de site. Er is geen concept.</p>",
    heading="Meteen zichtbaar",
)


class RecordViewSet(SnippetViewSet):
    """Whoever may not change a record can look at it."""

    inspect_view_enabled = True
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None  # plain search in the named fields: these records are in no search index

    @cached_property
    def list_export(self) -> list[str]:
        """Every field of the record itself, so that nothing that an editor fills in is missing."""
        return [export_name(field) for field in exported_fields(self.model)]

    @cached_property
    def export_headings(self) -> dict[str, str]:
        return {export_name(field): capfirst(field.verbose_name) for field in exported_fields(self.model)}

    @cached_property
    def export_filename(self) -> str:
        return slugify(self.model._meta.verbose_name_plural)


def exported_fields(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def export_name(field: Field) -> str:
    """How Wagtail's export asks for it: a choice by its label, what it points to by its name."""
    return f"get_{field.name}_display" if field.choices else field.name
