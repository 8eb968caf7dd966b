"""The examples by group, in the order in which the guide shows them."""

from .example import Example
from .frame import FRAME
from .items import ITEMS
from .lists import LISTS
from .parts import PARTS
from .places import PLACES
from .themes import THEMES

GROUPS: dict[str, list[Example]] = {
    "Om elke pagina heen": FRAME,
    "Losse delen": PARTS,
    "Eén stuk": ITEMS,
    "Lijsten en zoeken": LISTS,
    "Thema’s en collectieven": THEMES,
    "Adressen en bestanden": PLACES,
}


def examples_of(component: str) -> list[Example]:
    """The examples of one component, by its name or by its slug; empty when it has none."""
    name = component.replace("-", "_")
    return [example for examples in GROUPS.values() for example in examples if example.component == name]
