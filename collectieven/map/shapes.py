"""The shapes of the municipalities, and the outline of any number of them together."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import gcd
from pathlib import Path

FOLDER = Path(__file__).parent
SHAPES = FOLDER / "nederland-gemeenten-2024.svg"
NAMES = FOLDER / "gemeenten-2024.json"
WIDTH, HEIGHT = 872, 1026  # of the viewBox

Point = tuple[int, int]
Ring = list[Point]

PATH = re.compile(r'<path data-gm="(GM\d{4})" d="([^"]*)"/>')
COMMAND = re.compile(r"([Mlhv])([^Mlhvz]*)")
NUMBER = re.compile(r"-?\d+")


@cache
def municipalities() -> dict[str, list[Ring]]:
    """The rings of each municipality by CBS code. Read once a process; takes some tens of milliseconds."""
    return {code: rings_of(path) for code, path in PATH.findall(SHAPES.read_text(encoding="utf-8"))}


@cache
def names() -> dict[str, str]:
    """The Dutch name of each municipality by CBS code."""
    return {code: record["naam"] for code, record in json.loads(NAMES.read_text(encoding="utf-8")).items()}


def is_on_map(code: str) -> bool:
    """Whether this CBS code is one of the municipalities of 1 January 2024."""
    return code in municipalities()


def rings_of(path: str) -> list[Ring]:
    """The closed rings of a path of whole numbers with M, l, h and v."""
    rings: list[Ring] = []
    x = y = 0
    for command, written in COMMAND.findall(path):
        numbers = [int(number) for number in NUMBER.findall(written)]
        if command == "M":
            x, y = numbers
            rings.append([(x, y)])
            continue
        steps = {
            "l": list(zip(numbers[::2], numbers[1::2], strict=False)),
            "h": [(number, 0) for number in numbers],
            "v": [(0, number) for number in numbers],
        }
        for step_x, step_y in steps[command]:
            x, y = x + step_x, y + step_y
            rings[-1].append((x, y))
    return rings


@cache
def outline(codes: frozenset[str]) -> tuple[Ring, ...]:
    """The rings around these municipalities together, largest first; codes that are not on the map are left out.

    Neighbours share their borders exactly, and every ring runs the same way round: a border between two of them is
    walked in both directions, and falls away.
    """
    edges = {
        edge for code in codes & municipalities().keys() for ring in municipalities()[code] for edge in steps_of(ring)
    }
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        if (end, start) not in edges:
            onward[start].append(end)
    rings = []
    while onward:
        rings.append(walk(next(iter(onward)), onward))
    return tuple(sorted(rings, key=surface, reverse=True))


@cache
def land() -> str:
    """The outline of the whole country as a path."""
    return path_of(outline(frozenset(municipalities())))


def steps_of(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """The ring in the shortest steps between whole points: halfway along a line a neighbour may have a point."""
    for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]]):
        number = gcd(next_x - x, next_y - y)
        for count in range(number):
            step_x, step_y = (next_x - x) // number, (next_y - y) // number
            start = (x + count * step_x, y + count * step_y)
            yield start, (start[0] + step_x, start[1] + step_y)


def walk(start: Point, onward: dict[Point, list[Point]]) -> Ring:
    """One ring from `start` until it is back there; takes the edges it walks out of `onward`."""
    ring, point = [], start
    while not ring or point != start:
        ring.append(point)
        ends = onward[point]
        here, point = point, ends.pop()
        if not ends:
            del onward[here]
    return ring


def surface(ring: Ring) -> float:
    """How much a ring encloses, in square units of the viewBox."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]]))) / 2


def path_of(rings: tuple[Ring, ...]) -> str:
    """The rings as the shortest path of relative steps; steps in the same direction are taken together."""
    written = []
    for ring in rings:
        points = without_straight(ring)
        written.append(f"M{points[0][0]} {points[0][1]}")
        before = ""
        for (x, y), (next_x, next_y) in pairwise(points):
            step_x, step_y = next_x - x, next_y - y
            if step_y == 0:
                written.append(f"h{step_x}")
                before = "h"
            elif step_x == 0:
                written.append(f"v{step_y}")
                before = "v"
            else:
                lead = "l" if before != "l" else " " if step_x >= 0 else ""
                written.append(f"{lead}{step_x}{' ' if step_y >= 0 else ''}{step_y}")
                before = "l"
        written.append("z")
    return "".join(written)


def without_straight(ring: Ring) -> Ring:
    """The ring without points in the middle of a straight line: those were corners of a neighbour only."""
    return [
        point
        for before, point, after in zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True)
        if (point[0] - before[0]) * (after[1] - point[1]) != (point[1] - before[1]) * (after[0] - point[0])
    ]
