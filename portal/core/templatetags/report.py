"""How templates speak of the report that the content comes from."""

from django import template

register = template.Library()


@register.filter
def report_lines(source: str) -> str:
    """‘regel 137’ or ‘regels 64-69, 72’; empty for what does not come from the report."""
    if not source:
        return ""
    return f"{'regel' if source.isdigit() else 'regels'} {source}"
