from django import template
from django.template import Context
from django.utils.safestring import SafeString

from portal.glossary.known_terms import NOTHING
from portal.glossary.marking import PageTerms

register = template.Library()


@register.simple_tag(takes_context=True)
def explain(context: Context, text) -> SafeString:
    """Running text in which the first occurrence of each term on this page leads to its explanation.

    `text` is plain, or HTML that is marked safe. Words in another language are marked with it. Where nobody counts the
    terms of a page (in the admin, in a component that was not given `page_terms`) only those are.
    """
    terms = context.get("page_terms") or PageTerms(lambda: NOTHING)
    return terms.mark(text)
