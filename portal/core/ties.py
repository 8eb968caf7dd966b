"""Reads what an item is tied to, in both directions, in one statement whatever the number of ties."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, QuerySet, Value


@dataclass(frozen=True)
class TieSource:
    """Where ties of one name come from: tied pages, or the rows that carry the tie.

    `key` is the path from there to the key of the tied page. In a preview the ties of a draft stand in memory:
    then `found` is modelcluster's list of them instead of a queryset.
    """

    name: str
    found: Iterable
    key: str = "key"


def tied_keys(sources: list[TieSource]) -> dict[str, list[str]]:
    """The keys behind every name, also of pages that nobody may see: ask `portal.core.listing.rows` for those."""
    keys: dict[str, list[str]] = {source.name: [] for source in sources}
    asked = []
    for source in sources:
        if isinstance(source.found, QuerySet):
            name = Value(source.name, output_field=CharField())
            asked.append(source.found.order_by().values_list(name, source.key))
        else:
            keys[source.name] += [follow(thing, source.key) for thing in source.found]
    if asked:
        for name, key in asked[0].union(*asked[1:], all=True):
            keys[name].append(key)
    return {name: [key for key in dict.fromkeys(found) if key] for name, found in keys.items()}


def follow(thing: object, path: str) -> str | None:
    """The value at the end of a path as querysets write it: `product__key`."""
    for step in path.split("__"):
        thing = getattr(thing, step, None)
    return thing
