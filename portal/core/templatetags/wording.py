"""Filters that put what the database holds into a reader's words."""

from django import template

from portal.core.languages import language_name

register = template.Library()
register.filter("language_name", language_name)


@register.filter
def report_lines(source: str) -> str:
    """‘regel 137’ or ‘regels 64-69, 72’; empty for what does not come from the report."""
    if not source:
        return ""
    return f"{'regel' if source.isdigit() else 'regels'} {source}"
