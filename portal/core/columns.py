"""Columns of the lists in the admin that more than one room has."""

from django.middleware.csrf import get_token
from wagtail.admin.ui.tables import Column


class TemplateColumn(Column):
    """A column whose cells a template of the room writes, given as `template`. Its forms may say `csrf_token`."""

    def __init__(self, *args, template: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.cell_template_name = template

    def get_cell_context_data(self, instance, parent_context) -> dict:
        """Wagtail renders a cell without the request, so that a form in it would lack its token and be refused."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(context["request"])}
