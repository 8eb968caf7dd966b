"""What parts of the portal say of their health at `/gezond/`: parts without which it still answers everyone."""

from collections.abc import Callable

_parts: dict[str, Callable[[], str | None]] = {}


def register_part(name: str, told: Callable[[], str | None]) -> None:
    """Called once for each part. `told`: how it is, in a few Dutch words, quickly; None where there is no such part."""
    _parts[name] = told


def told_by_parts() -> dict[str, str]:
    return {name: words for name, told in _parts.items() if (words := told())}
