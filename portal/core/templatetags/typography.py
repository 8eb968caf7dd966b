"""How a text is set on a page: for the eye, and for a voice that reads it out."""

from html import escape, unescape

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.core.foreign_phrases import mark_phrases

register = template.Library()


@register.filter
def typeset(text: str) -> SafeString:
    """A title or another short text as HTML.

    It may go on to the next line after a slash (‘Leeuwarden/Weststellingwerf’ is wider than a phone), and words in
    another language are marked with it. HTML with tags in it stays as it came.
    """
    if hasattr(text, "__html__"):
        if "<" in text.__html__():
            return mark_safe(text.__html__())  # noqa: S308  as safe as it came
        text = unescape(text.__html__())
    return mark_safe(mark_phrases(str(text), breakable))  # noqa: S308  escaped by breakable


def breakable(text: str) -> str:
    return escape(text).replace("/", "/<wbr>")
