"""Every test that needs a browser is run once by the runs together, however they are shared out."""

from tests.shares import SHARE, left_to_others

NAMES = [f"test_{letter}" for letter in "abcdefgh"]


def done(monkeypatch, share: str) -> set[str]:
    monkeypatch.setenv(SHARE, share)
    return set(NAMES) - left_to_others(NAMES)


def test_two_runs_do_all_between_them_and_nothing_twice(monkeypatch):
    one, other = done(monkeypatch, "0,1/3"), done(monkeypatch, "2/3")
    assert one | other == set(NAMES)
    assert not one & other
    assert len(one) == 6


def test_a_run_on_its_own_does_all(monkeypatch):
    monkeypatch.delenv(SHARE, raising=False)
    assert left_to_others(NAMES) == set()
