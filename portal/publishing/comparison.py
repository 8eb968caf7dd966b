"""Comparing two versions of a page says of a term what editors call it."""

from wagtail.admin.compare import M2MFieldComparison, register_comparison_class

from portal.core.models import Vocabulary, VocabularyTags


class TermsComparison(M2MFieldComparison):
    """Wagtail's own for tags shows their slugs."""

    def get_item_display(self, item: Vocabulary) -> str:
        return item.name


register_comparison_class(VocabularyTags, comparison_class=TermsComparison)
