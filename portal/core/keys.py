"""Keys that the portal makes itself, for what editors add."""

from django.db import models
from django.utils.text import slugify


def free_key(model: type[models.Model], prefix: str, text: str) -> str:
    """`<prefix>-<text as a slug>`, with a number behind it when that key is taken."""
    length = model._meta.get_field("key").max_length
    start = f"{prefix}-{slugify(text)}".rstrip("-")[: length - 6]
    taken = set(model.objects.filter(key__startswith=start).values_list("key", flat=True))
    if start not in taken:
        return start
    return next(key for key in (f"{start}-{number}" for number in range(2, len(taken) + 3)) if key not in taken)
