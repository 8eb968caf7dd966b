"""Comparing two versions of a page says of a term, a day and a tick what editors call it."""

from datetime import date, datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.compare import FieldComparison, M2MFieldComparison, register_comparison_class

from portal.core.models import Vocabulary, VocabularyTags


class TermsComparison(M2MFieldComparison):
    """Wagtail's own for tags shows their slugs."""

    def get_item_display(self, item: Vocabulary) -> str:
        return item.name


class SaidComparison(FieldComparison):
    """Wagtail's own shows what Python writes: ‘None’, ‘True’, ‘2027-12-01’."""

    def __init__(self, *args):
        super().__init__(*args)
        self.val_a, self.val_b = said(self.val_a), said(self.val_b)


def said(value: bool | date | None) -> str:
    """‘ja’, ‘1 december 2027’, ‘1 december 2027 10:30’; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    return date_format(value, "j F Y")


for field in (models.BooleanField, models.DateField, models.DateTimeField):
    register_comparison_class(field, comparison_class=SaidComparison)
register_comparison_class(VocabularyTags, comparison_class=TermsComparison)
