"""Every address of the admin that a GET can ask, filled in with the numbers of somebody's pages and files."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse


def admin_patterns(resolver: URLResolver | None = None, space: tuple[str, ...] = ()) -> Iterator[tuple[str, set[str]]]:
    """(name with its namespaces, names of the parts to fill in) of each named address under `/beheer/`."""
    root = resolver or get_resolver()
    for pattern in root.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*space, pattern.namespace) if pattern.namespace else space
            yield from admin_patterns(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield ":".join((*space, pattern.name)), set(pattern.pattern.regex.groupindex)


def addresses(values: dict[str, object]) -> Iterator[tuple[str, str]]:
    """(name, address) of each, with `values` filled in by the name of the part; the rest is left out."""
    for name, parts in admin_patterns():
        try:
            address = reverse(name, kwargs={part: values[part] for part in parts})
        except (KeyError, NoReverseMatch):
            continue
        if address.startswith("/beheer/"):
            yield name, address
