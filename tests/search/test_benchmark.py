"""The measurement fills a database of its own and tells what it measured."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction

from portal.search.benchmark import measuring, patience, rivals, scratch
from portal.search.benchmark.filling import Filler
from portal.search.benchmark.lexicon import Lexicon
from portal.search.indexing import paused, rebuild
from portal.search.management.commands import bench_search
from portal.search.models import SearchRow
from themes.models import TipPage

pytestmark = pytest.mark.django_db


@contextmanager
def no_scratch():
    yield


def test_made_up_items_are_pages_that_are_shown_and_found(client):
    with paused():
        Filler(items=30).fill()
    assert rebuild() >= 30
    tip = TipPage.objects.filter(theme_ties__isnull=False).first()
    assert tip.title in client.get(tip.url).content.decode()
    assert client.get("/zoeken/", {"q": tip.title}).content.decode().count(tip.url) == 1
    assert SearchRow.objects.current().filter(page=tip, themes__gt=0).exists()


def test_the_same_number_gives_the_same_words():
    words = Lexicon(words=3_000, seed=5).words
    assert words == Lexicon(words=3_000, seed=5).words
    assert len(words) == len(set(words)) > 2_500


@pytest.fixture
def quickly(monkeypatch):
    """One question of each kind, and nothing that stays after the test."""
    for name, value in {"TIMES": 1, "FEWEST": 1, "WORDS": 1}.items():
        monkeypatch.setattr(measuring, name, value)
    for model in rivals.ITEMS:
        monkeypatch.setattr(model, "search_fields", model.search_fields)
    monkeypatch.setattr(bench_search, "scratch_database", no_scratch)


def test_it_tells_what_each_question_takes_beside_the_others(quickly):
    out = StringIO()
    call_command("bench_search", "--items", "120", stdout=out)
    told = out.getvalue()
    head = next(line for line in told.splitlines() if "pagina" in line and "zoektabel" in line)
    assert head.split() == ["pagina", "antwoord", "zoektabel", "Wagtail", "met", "de", "hand"]
    rows = [line for line in told.splitlines() if " blad " in line]
    kinds = ["zeldzaam", "zeldzaam", "gewoon", "gewoon", "overal", "overal", "samen", "tikfout"]
    assert [row.split()[0] for row in rows] == kinds
    assert all(row.count("(") == 5 for row in rows)
    for title in ("Suggesties", "Publiceren", "geheugen"):
        assert title in told


def test_each_way_of_searching_finds_the_items_that_have_a_word(quickly):
    with paused():
        Filler(items=120).fill()
    rebuild()
    wagtail, bare = rivals.WagtailSearch(), rivals.BareQuery()
    for rival in (wagtail, bare):
        rival.prepare(lambda done, total: None)
    (question, filtered) = [question for question in measuring.questions() if question.frequency == "overal"]
    (word,) = question.words
    there = TipPage.objects.filter(body__icontains=word).count()
    assert there > 20
    for ask in (measuring.answer(question), measuring.statement(question), wagtail.ask, bare.ask):
        assert ask(word) >= there
    few = [measuring.answer(filtered)(word), wagtail.ask(word, filtered=True), bare.ask(word, filtered=True)]
    assert 0 < min(few) <= max(few) < there


def test_another_search_that_takes_too_long_is_ended_and_ours_measured_on(monkeypatch):
    slow = {
        "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT max(i) FROM n",
        "postgresql": "SELECT pg_sleep(60)",
    }[connection.vendor]

    def ask(word: str) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(slow if word == "traag" else "SELECT 1")

    monkeypatch.setattr(measuring, "MOST", 0.2)
    ended = measuring.timed_with_patience(ask, ["snel", "traag"])
    assert str(ended) == "meer dan 200"
    assert not measuring.timed_with_patience(ask, ["snel"]).ended


def test_a_question_that_the_database_refuses_is_not_called_slow():
    with pytest.raises(OperationalError), patience.at_most(60):
        raise OperationalError("no such column")


def test_a_page_that_fails_is_no_measurement(quickly):
    with paused():
        Filler(items=100).fill()
    rebuild()
    question = next(measuring.questions())
    question.address = lambda word: "/bestaat-niet/"
    with pytest.raises(RuntimeError, match="404"):
        measuring.through_view(question)("kind")


@pytest.mark.parametrize("number", ["0", "99", "een", "1000001", "²²²"])
def test_a_number_that_cannot_be_is_refused(number):
    with pytest.raises(CommandError, match="heel getal van 100 tot 1000000"):
        call_command("bench_search", "--items", number)


def measure_and_fail() -> None:
    with scratch.scratch_database():
        assert scratch.NAME in connection.settings_dict["TEST"]["NAME"]
        raise ZeroDivisionError


def test_the_database_of_the_portal_is_left_alone(monkeypatch):
    """Its own database is made and thrown away by Django's own means, also when the measurement fails."""
    called = []
    monkeypatch.setattr(connection.creation, "create_test_db", lambda **options: called.append("made"))
    monkeypatch.setattr(connection.creation, "destroy_test_db", lambda name, **options: called.append(name))
    monkeypatch.setitem(connection.settings_dict["TEST"], "NAME", None)
    with pytest.raises(ZeroDivisionError):
        measure_and_fail()
    assert called == ["made", connection.settings_dict["NAME"]]
    assert scratch.NAME not in connection.settings_dict["NAME"]


def test_who_may_make_no_database_is_told(monkeypatch):
    @contextmanager
    def refused():
        raise DatabaseError("permission denied to create database")
        yield

    monkeypatch.setattr(bench_search, "scratch_database", refused)
    with pytest.raises(CommandError, match="kon niet worden gemaakt of gevuld: permission denied"):
        call_command("bench_search", stdout=StringIO())
