"""What is kept of searches: totals of what many days ask, and nothing that leads to a person."""

import logging
from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from portal.core.list_query import ListQuery
from portal.search import query_totals
from portal.search.models import QueryTotal
from portal.search.query_text import looks_personal, normalise
from portal.search.query_totals import count_search, is_new_question

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 25)


@pytest.fixture
def on(monkeypatch):
    """`on(days_ago)` sets the day on which is searched."""

    def move(days_ago: int) -> None:
        monkeypatch.setattr(query_totals.timezone, "localdate", lambda: TODAY - timedelta(days=days_ago))

    return move


def search_on(on, *days_ago: int, text: str = "schoolplein", results: int = 4) -> None:
    for days in days_ago:
        on(days)
        count_search(text, results)


def everything_kept() -> str:
    return str(list(QueryTotal.objects.values()))


def test_the_words_are_kept_nowhere_before_the_third_day(on):
    search_on(on, 2, 2, 2, 2, 1, text="Schoolplein")
    assert "schoolplein" not in everything_kept().lower()
    assert not QueryTotal.objects.readable().exists()
    search_on(on, 0)
    assert set(QueryTotal.objects.values_list("words", flat=True)) == {"schoolplein"}
    assert list(QueryTotal.objects.readable().by_words().values_list("words", "total", "last_day")) == [
        ("schoolplein", 6, TODAY)
    ]


def test_without_the_secret_key_nobody_can_try_which_words_it_were(on, settings):
    search_on(on, 0)
    before = QueryTotal.objects.get().key
    settings.SECRET_KEY = "a key of somebody else"
    search_on(on, 0)
    assert QueryTotal.objects.exclude(key=before).count() == 1


def test_days_too_far_apart_never_make_a_question_readable_and_its_traces_go(on):
    search_on(on, 61, 31, 0)
    assert list(QueryTotal.objects.values_list("day", "words")) == [(TODAY, "")]


def test_a_question_that_is_known_stays_readable(on):
    search_on(on, 102, 101, 100, 0)
    assert QueryTotal.objects.filter(words="schoolplein").count() == 4


def test_totals_of_more_than_a_year_ago_are_dropped(on):
    search_on(on, 366, 365, 364, 363)
    search_on(on, 0, text="iets anders")
    assert set(QueryTotal.objects.readable().values_list("day", flat=True)) == {
        TODAY - timedelta(days=364),
        TODAY - timedelta(days=363),
    }


def test_each_day_has_its_number_of_searches_and_of_those_without_result(on):
    search_on(on, 2, 1, 0, results=0)
    search_on(on, 0, 0, results=3)
    assert list(QueryTotal.objects.order_by("day").values_list("searches", "without_result")) == [
        (1, 1),
        (1, 1),
        (3, 1),
    ]


def test_nothing_but_words_days_and_numbers_is_kept():
    assert {field.name for field in QueryTotal._meta.get_fields()} == {
        "id",
        "key",
        "words",
        "day",
        "searches",
        "without_result",
    }


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Casuïstiek,   IB’er! ", "casuistiek iber"),
        ("e-learning", "elearning"),
        ("=HYPERLINK(1)", "hyperlink 1"),
        ("<b>wet</b>", "b wet b"),
        ("العنف", "العنف"),
        ("?!", ""),
        ("a" * 300, "a" * 100),
        ("ﬁlm", "film"),
    ],
)
def test_a_question_is_counted_by_its_words_alone(text, kept):
    assert normalise(text) == kept
    assert normalise(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "jan@voorbeeld.nl",
        "0612345678",
        "06 - 12 34 56 78",
        "+31 (0)6 1234 5678",
        "BSN 123456782",
        "123.456.782",
        "zaak 12345",
        "NL91ABNA0417164300",
        "1234AB",
        "1234 ab",
        "2019 en 12",
        "Dorpsstraat 12",
        "1-1-2019",
        "3 mrt 19",
        "12 januari 2019",
        "０６１２３４５６７８",
    ],
)
def test_what_looks_like_data_of_a_person_is_never_counted(text, on):
    search_on(on, 2, 1, 0, text=text)
    assert not QueryTotal.objects.exists()


@pytest.mark.parametrize(
    "text", ["wet 2015", "jaarplan 2019 en verder", "top 10", "artikel 5.2.6", "route 112", "tip 34"]
)
def test_ordinary_numbers_are_counted(text):
    assert not looks_personal(text)


def test_a_text_without_words_is_not_counted():
    count_search("?!", 0)
    assert not QueryTotal.objects.exists()


@pytest.mark.parametrize("broken", ["key_of", "drop_old"])
def test_a_failure_never_reaches_the_visitor_and_the_log_has_no_words(broken, monkeypatch, caplog):
    def locked(*args):
        raise DatabaseError("database is locked: schoolplein")

    monkeypatch.setattr(query_totals, broken, locked)
    with caplog.at_level(logging.WARNING):
        count_search("schoolplein", 1)
    assert not QueryTotal.objects.exists()
    assert "Een zoekvraag is niet geteld: DatabaseError" in caplog.text
    assert "schoolplein" not in caplog.text


def test_a_queue_that_cannot_be_reached_never_reaches_the_visitor_either(monkeypatch, caplog):
    def full():
        raise OSError("schoolplein")

    monkeypatch.setattr(query_totals, "waiting", type("Queue", (), {"qsize": staticmethod(full)}))
    count_search("schoolplein", 1)
    assert "Een zoekvraag is niet geteld: OSError" in caplog.text


def test_a_busy_database_makes_no_long_queue(monkeypatch):
    monkeypatch.setattr(query_totals, "waiting", type("Queue", (), {"qsize": staticmethod(lambda: 200)}))
    count_search("schoolplein", 1)
    assert not QueryTotal.objects.exists()


def test_a_flood_of_nonsense_does_not_fill_the_table(on, monkeypatch):
    monkeypatch.setattr(query_totals, "MOST_A_DAY", 3)
    for number in range(5):
        search_on(on, 0, text=f"onzin {number}")
    search_on(on, 0, text="onzin 0")
    assert sorted(QueryTotal.objects.values_list("searches", flat=True)) == [1, 1, 2]


def test_a_question_that_was_asked_today_costs_one_statement(on, django_assert_num_queries):
    search_on(on, 0)
    with django_assert_num_queries(3):  # with the savepoint around it
        search_on(on, 0)


@pytest.mark.parametrize(
    ("query", "headers", "expected"),
    [
        (ListQuery(text="privacy"), {}, True),
        (ListQuery(text=""), {}, False),
        (ListQuery(text="privacy", page=2), {}, False),
        (ListQuery(text="privacy", chosen={"thema": ["leren"]}), {}, False),
        (ListQuery(text="privacy", sort="titel"), {}, False),
        (ListQuery(text="privacy", literal=True), {}, False),
        (ListQuery(text="privacy"), {"Sec-Purpose": "prefetch;prerender"}, False),
        (ListQuery(text="privacy"), {"Purpose": "prefetch"}, False),
        (ListQuery(text="privacy"), {"Referer": "http://testserver/beheer/zoekvragen/"}, False),
        (ListQuery(text="privacy"), {"Referer": "http://testserver/"}, True),
    ],
)
def test_only_a_question_that_somebody_asks_is_new(query, headers, expected):
    assert is_new_question(RequestFactory().get("/zoeken/", headers=headers), query) is expected


def test_asking_for_the_headers_of_a_page_is_no_question():
    assert not is_new_question(RequestFactory().head("/zoeken/"), ListQuery(text="privacy"))
