from django import template
from django.db.models import Model

from portal.redactie.usage import Use, uses_of

register = template.Library()
# The names by which Wagtail's templates know the thing to delete; in a bulk action it is a dict that holds it.
NAMES = ["page", "document", "image", "snippet", "object"]


@register.simple_tag(takes_context=True)
def uses(context: template.Context) -> list[Use]:
    """Where the thing that this screen is about is used."""
    for name in NAMES:
        found = context.get(name)
        if isinstance(found, dict):
            found = found.get("item")
        if isinstance(found, Model):
            return uses_of(found, context["request"].user)
    return []
