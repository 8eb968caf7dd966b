from django import template
from django.template import Context
from django.utils.html import conditional_escape

register = template.Library()


@register.simple_tag(takes_context=True)
def explain(context: Context, text):
    """Running text in which the first occurrence of each term on this page leads to its explanation.

    `text` is plain, or HTML that is marked safe. Where nobody counts the terms of a page (in the admin, in a component
    that was not given `page_terms`) it is only escaped.
    """
    terms = context.get("page_terms")
    return terms.mark(text) if terms else conditional_escape(text)
