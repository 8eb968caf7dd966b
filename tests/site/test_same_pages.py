"""The comparison of the pages of two runs finds what differs, and not what differs in every run."""

from tests.same_pages import FOLDER, differences, keep

SQLITE = {"/": '<p>Hallo</p>\n<a href="http://localhost:81/">Home</a>', "/over/": "2026-11-25T01:09:05.260416+00:00"}


def two_runs(monkeypatch, tmp_path, other: dict[str, str]) -> list[str]:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    keep(SQLITE, "sqlite")
    keep(other, "postgresql")
    return differences(tmp_path)


def test_another_port_and_another_moment_are_no_difference(monkeypatch, tmp_path):
    other = {"/": SQLITE["/"].replace("81", "4711"), "/over/": "2026-11-25T01:10:00.1+00:00"}
    assert two_runs(monkeypatch, tmp_path, other) == []


def test_another_word_is_shown_from_both_sides(monkeypatch, tmp_path):
    other = {**SQLITE, "/": SQLITE["/"].replace("Hallo", "Dag")}
    assert two_runs(monkeypatch, tmp_path, other) == ["/: '<p>Dag</p>' tegenover '<p>Hallo</p>'"]


def test_a_page_that_one_run_lacks_is_named(monkeypatch, tmp_path):
    assert two_runs(monkeypatch, tmp_path, {"/": SQLITE["/"]}) == ["/over/: alleen op sqlite"]


def test_one_run_alone_is_compared_with_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv(FOLDER, str(tmp_path))
    keep(SQLITE, "sqlite")
    assert differences(tmp_path) == []
