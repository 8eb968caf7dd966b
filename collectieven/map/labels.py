"""Where names stand on the map: beside their area, within the picture, never over each other."""

from dataclasses import dataclass
from typing import NamedTuple

from .shapes import HEIGHT, WIDTH, Ring

# Of the letters, in units of the viewBox: 15 px on a map of 22 rem wide, 12 px on a phone.
SIZE = 36
SIZE_ALONE = 56  # 16 px on the small map of one collectief, which is 16 rem wide
LETTER = 0.58  # of their size; a generous mean: too wide leaves some room, too narrow lets names touch
GAP = 10


@dataclass(frozen=True)
class Label:
    """A name at a point of the map; `anchor` is SVG's text-anchor."""

    text: str
    x: int
    y: int
    anchor: str
    size: int = SIZE


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def place_labels(names: list[str], rings: list[Ring]) -> list[Label | None]:
    """A label for each name beside its ring: right of it, left, below or above, whichever is free first.

    A name without any room is left out: it stands in the list beside the map.
    """
    areas = [box_of(ring) for ring in rings]
    size = SIZE if len(names) > 1 else SIZE_ALONE
    placed: list[Box] = []
    labels: list[Label | None] = []
    for name, own in zip(names, areas, strict=True):
        others = [box for box in areas if box is not own]
        free = (
            (label, box)
            for label, box in spots(name, own, size)
            if is_inside(box) and not any(box.overlaps(taken) for taken in [*others, *placed])
        )
        label, box = next(free, (None, None))
        labels.append(label)
        if box:
            placed.append(box)
    return labels


def spots(name: str, area: Box, size: int) -> list[tuple[Label, Box]]:
    """The four places for a name, best first, each with the room it takes."""
    width = LETTER * size * len(name)
    middle, center = (area.top + area.bottom) / 2, (area.left + area.right) / 2
    right, left, below, above = area.right + GAP, area.left - GAP, area.bottom + GAP, area.top - GAP
    places = [
        ("start", right, Box(right, middle - size / 2, right + width, middle + size / 2)),
        ("end", left, Box(left - width, middle - size / 2, left, middle + size / 2)),
        ("middle", center, Box(center - width / 2, below, center + width / 2, below + size)),
        ("middle", center, Box(center - width / 2, above - size, center + width / 2, above)),
    ]
    # Letters stand on a line about a fifth of their size above the bottom of their box.
    return [(Label(name, round(x), round(box.bottom - size / 5), anchor, size), box) for anchor, x, box in places]


def box_of(ring: Ring) -> Box:
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys))


def is_inside(box: Box) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= WIDTH and box.bottom <= HEIGHT
