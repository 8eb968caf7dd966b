"""The form of a record that names a page or file."""

from wagtail.admin.forms import WagtailAdminModelForm

from .choosing import OwnChoicesMixin


class RecordForm(OwnChoicesMixin, WagtailAdminModelForm):
    pass
