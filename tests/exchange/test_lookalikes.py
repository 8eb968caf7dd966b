"""What counts as like something that is there, and that looking for it stays within bounds."""

import pytest

from portal.exchange import lookalikes
from portal.exchange.lookalikes import Lookalikes


@pytest.mark.parametrize(
    ("title", "is_like"),
    [
        ("Maak samen een routekaart voor de wijk", True),
        ("maak sámen een Routekaart voor de wijk!", True),
        ("Maak samen een routekaart voor uw wijk", True),
        ("Een routekaart voor de wijk maak samen", True),
        ("Maak samen een convenant met de school", False),
        ("Maak samen een routekaart voor de wijk, deel 2", False),
        ("Wijk", False),
    ],
)
def test_small_differences_are_like_and_another_number_or_subject_is_not(title, is_like):
    there = Lookalikes()
    there.add("tip 3-04", "Maak samen een routekaart voor de wijk", "Dat helpt.")
    assert (there.like(title, "Iets heel anders dan dat.") == "tip 3-04") is is_like


def test_a_row_is_compared_with_a_bounded_number_of_items(monkeypatch):
    there = Lookalikes()
    for number in range(1000):
        there.add(f"rij {number}", f"Samen eten met het wijkteam {number}", f"Wie samen eet, belt eerder {number}.")
    compared = []
    real = lookalikes.likeness
    monkeypatch.setattr(lookalikes, "likeness", lambda *texts: compared.append(texts) or real(*texts))
    assert there.like("Samen eten met het wijkteam 5000", "Wie samen eet, belt eerder 5000.") is None
    assert 0 < len(compared) <= lookalikes.MOST_NEAR
