"""How good the answers to judged queries are, with a floor under them; the same on both databases."""

import json

import pytest

from tests.content.report import DATA

# Each file of judged queries with the least that its figures must be, and what they are on both databases.
FLOORS = {
    "queries-public.yaml": {"ndcg10": 0.85, "mrr": 0.90, "success3": 0.95, "clean": 1.0},
    "queries-own.yaml": {"ndcg10": 0.80, "mrr": 0.90, "success3": 0.94, "clean": 1.0},
}
FIGURES = {
    "queries-public.yaml": {"ndcg10": 0.858, "mrr": 0.986, "success3": 1.0, "empty": 0},
    "queries-own.yaml": {"ndcg10": 0.833, "mrr": 0.942, "success3": 0.949, "empty": 1},
}
APART = 0.01  # from the figures noted here; so two databases are at most twice this apart


@pytest.mark.parametrize("name", FLOORS)
def test_people_find_what_they_mean(served, tmp_path, name):
    out = tmp_path / "figures.json"
    told = served.manage("search_quality", str(DATA / "search" / name), "--figures", str(out)).stdout
    ours, plain = (float(line.split()[2]) for line in told.splitlines() if line.startswith("ALL "))
    assert ours > plain, "Wagtail's own search stands beside it, and finds less"
    figures = json.loads(out.read_text(encoding="utf-8"))["overall"]
    assert {key: figures[key] for key, least in FLOORS[name].items() if figures[key] < least} == {}, told
    assert {key: figures[key] for key in FIGURES[name]} == pytest.approx(FIGURES[name], abs=APART), told


def test_what_is_no_file_of_judged_queries_is_told(served, tmp_path):
    (tmp_path / "vragen.yaml").write_text("queries: geen", encoding="utf-8")
    with pytest.raises(RuntimeError, match="is geen bestand met beoordeelde vragen"):
        served.manage("search_quality", str(tmp_path / "vragen.yaml"))
