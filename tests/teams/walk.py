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


def addresses(values: dict[str, object], own: dict[str, int]) -> Iterator[tuple[str, str]]:
    """(name, address) of each, with `values` filled in by the name of the part; the rest is left out.

    `own`: what comes for `pk`, by the start of the name of the address. A primary key is only asked of what has it.
    """
    for name, parts in admin_patterns():
        if parts <= values.keys():
            filled = {part: values[part] for part in parts}
            if "pk" in parts and (start := start_of(name, own)):
                filled["pk"] = own[start]
            try:
                yield name, reverse(name, kwargs=filled)
            except NoReverseMatch:
                continue


def start_of(name: str, own: dict[str, int]) -> str:
    """The longest of these starts that this name has; empty for none."""
    return max((start for start in own if name.startswith(start)), key=len, default="")


def without_own(values: dict[str, object], own: dict[str, int]) -> set[str]:
    """Names of the addresses that would get the primary key of the page for want of another."""
    found = (name for name, parts in admin_patterns() if "pk" in parts and parts <= values.keys())
    return {name for name in found if not start_of(name, own)}
