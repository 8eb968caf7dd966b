"""Columns of the lists in the admin that more than one room has."""

from wagtail.admin.ui.tables import Column


class TemplateColumn(Column):
    """A column whose cells a template of the room writes, given as `template`."""

    def __init__(self, *args, template: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.cell_template_name = template
