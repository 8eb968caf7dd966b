"""A slip of the hand is corrected; a word that only looks like another is not."""

import pytest

from portal.search.slips import is_slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("convenat", "convenant"),
        ("kindermishandelling", "kindermishandeling"),
        ("proffesionals", "professionals"),
        ("handlijding", "handleiding"),
        ("scohol", "school"),
        ("meldkode", "meldcode"),
        ("kommunikatie", "communicatie"),
        ("onderwojs", "onderwijs"),
        ("huisarrs", "huisarts"),
    ],
)
def test_what_hands_do_is_a_slip(typed, meant):
    assert is_slip(typed, meant)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("klacht", "kracht"),
        ("kerk", "keek"),
        ("slaap", "slaan"),
        ("schudden", "schulden"),
        ("verminking", "verbinding"),
        ("vermoord", "verstoord"),
        ("internaat", "internet"),
        ("aanklacht", "aandacht"),
        ("boos", "boog"),
        ("receptie", "recente"),
    ],
)
def test_another_dutch_word_is_none(typed, other):
    assert not is_slip(typed, other)
