"""The data of the map: every municipality once, whose borders fall away where they are drawn together."""

import pytest
from bs4 import BeautifulSoup

from collectieven.map import is_on_map
from collectieven.map.shapes import (
    HEIGHT,
    SHAPES,
    WIDTH,
    land,
    municipalities,
    names,
    outline,
    path_of,
    rings_of,
    surface,
)

PARKSTAD = ["GM0882", "GM0899", "GM0917", "GM0928", "GM0965", "GM0986", "GM1954"]


def area_of(codes) -> float:
    """Enclosed surface, holes taken off: rings around land run one way, rings around holes the other."""
    return abs(sum(signed(ring) for ring in outline(frozenset(codes))))


def signed(ring) -> float:
    following = [*ring[1:], ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True)) / 2


def test_every_municipality_of_2024_is_there_with_its_name():
    drawn = BeautifulSoup(SHAPES.read_bytes(), "html.parser").find_all("path")
    assert len(municipalities()) == len(drawn) == 342
    assert municipalities().keys() == names().keys()
    assert names()["GM0917"] == "Heerlen"


def test_a_path_is_read_and_written_without_loss():
    for rings in municipalities().values():
        again = rings_of(path_of(tuple(rings)))
        assert [signed(ring) for ring in again] == [signed(ring) for ring in rings]


def test_neighbours_share_their_borders_so_that_the_country_has_no_seams():
    alone = sum(area_of([code]) for code in municipalities())
    assert area_of(municipalities()) == pytest.approx(alone, rel=1e-9)
    assert all(surface(ring) > 0 for ring in outline(frozenset(municipalities())))


def test_neighbours_have_one_outline_and_places_far_apart_have_two():
    assert len(outline(frozenset(PARKSTAD))) == 1
    assert len(outline(frozenset(["GM0080", "GM0098"]))) == 2
    assert outline(frozenset(["GM9999"])) == ()


def test_the_outline_of_the_country_is_light_and_within_the_picture():
    assert len(land()) < 10_000
    points = [point for ring in rings_of(land()) for point in ring]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


@pytest.mark.parametrize("code", ["", "GM9999", "heerlen", "gm0917"])
def test_a_code_that_is_no_municipality_is_not_on_the_map(code):
    assert not is_on_map(code)
