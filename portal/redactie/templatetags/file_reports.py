from django import template

from portal.core.models import PortalDocument
from portal.redactie.file_reports import report_for

register = template.Library()


@register.inclusion_tag("redactie/file_report.html", takes_context=True)
def file_report(context: dict, document: PortalDocument, level: int = 2) -> dict:
    """The check of a file for the editor who looks at it; `level` is that of its heading."""
    return {**report_for(document, context["request"].user), "level": level}
