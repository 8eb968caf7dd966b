"""Filters for how text breaks over lines."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def breakable(text: str) -> SafeString:
    """The text, which may go on to the next line after a slash: ‘Leeuwarden/Weststellingwerf’ is wider than a phone."""
    return mark_safe(conditional_escape(text).replace("/", "/<wbr>"))  # noqa: S308  escaped first
