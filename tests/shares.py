"""Shares out between runs what is the same in each: what looks at the HTML alone, and what asks no database."""

import os
from collections.abc import Iterable

import pytest
from django.test import SimpleTestCase

SHARE = "SHARE_OF_TESTS"
# pytest-django lets a test at the database by one of these, or by its mark; it stops any other test that asks.
WAYS_TO_A_DATABASE = {"django_db_setup", "db", "transactional_db"}


def left_to_others(names: Iterable[str]) -> set[str]:
    """The tests that another run does: all but this run's shares; none when no share was given.

    "0,1/3" are the first two shares of three. Names that follow each other go to different shares, so one long row
    of cases weighs on all of them.
    """
    own, _slash, shares = os.environ.get(SHARE, "0/1").partition("/")
    return {name for number, name in enumerate(sorted(names)) if str(number % int(shares)) not in own.split(",")}


def may_ask_a_database(test: pytest.Item) -> bool:
    """Whether pytest-django lets this test at the database, or at a served portal that has one."""
    of_django = isinstance(getattr(test, "cls", None), type) and issubclass(test.cls, SimpleTestCase)
    marked = test.get_closest_marker("django_db") is not None
    return of_django or marked or not WAYS_TO_A_DATABASE.isdisjoint(test.fixturenames)
