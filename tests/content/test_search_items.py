"""Whatever the judged queries name, one record answers to it: same kind, same lines, and for some the name."""

import runpy

import pytest
import yaml

from tests.content.report import DATA, records_of

SCORER = runpy.run_path(str(DATA / "search" / "score_search.py"))
ITEMS = yaml.safe_load((DATA / "search" / "items.yaml").read_text(encoding="utf-8"))["items"]


def answers() -> list[tuple[str, str, str | None]]:
    """(kind, lines, name) of everything that a result can stand for; a name where kinds share lines."""
    named = {"collectief": "title", "begrip": "term"}
    found = [
        (record.kind, record.data["bron"], record.data.get(named.get(record.kind, "")))
        for record in records_of("thema", "collectief", "actie", "product", "tip", "begrip", "link")
    ]
    goals = [goal for record in records_of("pagina") for goal in record.data.get("goals") or []]
    return [*found, *(("doel", goal["bron"], None) for goal in goals)]


def test_there_are_as_many_records_as_items():
    assert len(answers()) == len(ITEMS) == 396


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: "-".join(map(str, [item["kind"], item["lines"]])))
def test_every_item_is_one_record(item):
    plain, name_forms = SCORER["plain"], SCORER["name_forms"]
    names = {plain(name) for name in [item.get("name"), *item.get("also", [])] if name}
    matching = [
        (kind, lines, name)
        for kind, lines, name in answers()
        if (kind, lines) == (item["kind"], item["lines"]) and (not names or names & set(name_forms(name)))
    ]
    assert len(matching) == 1


def judged(name: str) -> list[dict]:
    return SCORER["load_queries"](str(DATA / "search" / name))


@pytest.mark.parametrize("name", ["queries-public.yaml", "queries-own.yaml"])
def test_the_judged_queries_name_only_items_that_are_listed(name):
    queries = judged(name)
    items = {item.key[:2] for item in SCORER["load_items"](str(DATA / "search" / "items.yaml"))}
    assert {item.key[:2] for query in queries for item, _grade in query["judged"]} <= items


def test_no_query_stands_in_both_sets():
    asked = [
        SCORER["plain"](query["query"])
        for name in ("queries-public.yaml", "queries-own.yaml")
        for query in judged(name)
    ]
    assert len(asked) == len(set(asked))
