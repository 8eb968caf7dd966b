"""Every address of the admin that a GET can ask, filled in with the numbers of somebody's pages and files."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse


def admin_patterns() -> Iterator[tuple[str, set[str]]]:
    """(name with its namespaces, names of the parts to fill in) of each named address under `/beheer/`."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).startswith("beheer/"):
            yield from patterns_in(pattern, ())


def patterns_in(pattern: URLPattern | URLResolver, space: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    if isinstance(pattern, URLResolver):
        inner = (*space, pattern.namespace) if pattern.namespace else space
        for one in pattern.url_patterns:
            yield from patterns_in(one, inner)
    elif pattern.name:
        yield ":".join((*space, pattern.name)), set(pattern.pattern.regex.groupindex)


def not_filled(values: dict[str, object]) -> set[str]:
    """Names of the addresses that `addresses` must leave out: it has nothing for one of their parts."""
    return {name for name, parts in admin_patterns() if parts - values.keys()}


def addresses(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """(name, address) of each, with `values` filled in by the name of the part; the rest is left out."""
    for name, parts in admin_patterns():
        if parts <= values.keys():
            try:
                yield name, reverse(name, kwargs={part: values[part] for part in parts})
            except NoReverseMatch:
                continue
