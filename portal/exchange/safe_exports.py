"""Makes every export of Wagtail's lists and reports safe, those of other rooms too, and Dutch.

Wagtail 8.0.1 keeps a formula in an XLSX from running, but writes it into a CSV as it came. Its views have no place
where this can be said for all of them, so the one method through which every value goes is wrapped.
"""

import datetime
from functools import wraps

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from portal.core.spreadsheets import harmless


def make_exports_safe() -> None:
    """Called once, when Django starts; again it does nothing."""
    original = SpreadsheetExportMixin.preprocess_field_value
    if getattr(original, "is_safe", False):
        return

    @wraps(original)
    def preprocess_field_value(self, field, value, export_format):
        if isinstance(value, datetime.datetime) and timezone.is_aware(value):
            value = timezone.make_naive(value).replace(microsecond=0)  # Wagtail would write the time in Greenwich
        made = original(self, field, value, export_format)
        if isinstance(made, bool):
            return "ja" if made else "nee"
        return harmless(made)

    preprocess_field_value.is_safe = True
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
